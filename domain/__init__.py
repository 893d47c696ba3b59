"""What the business does and allows: actions, queries and rules, a package per noun."""
