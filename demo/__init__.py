"""What makes a demo: fictional firms, caught mail and SMS, the payment simulator."""
