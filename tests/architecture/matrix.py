"""Who may do what, through every door. A new handler or route that is not in here fails `test_access_matrix.py`.

HANDLERS: for each state of a screen, the right that a person must have for the handlers in that line; whoever lacks
it changes nothing, even with the ids of the own firm, and is sent nothing of it (but for what the `load` of the same
screen would show this person anyway). `ANYBODY` is anybody signed in at this door: the handler only touches the own
tab or account, or gives each what he or she may see.
"""

from domain.access import Right

ANYBODY = Right.OWN_ACCOUNT

HANDLERS: dict[str, dict[Right, str]] = {
    "portal.FrameState": {ANYBODY: "load choose speak"},
    "portal.addresses.AddressPartState": {ANYBODY: "load turn"},
    "portal.addresses.AddressState": {ANYBODY: "load"},
    "portal.addresses.AddressesState": {ANYBODY: "load"},
    "portal.addresses.MovingState": {ANYBODY: "ask_about close", Right.ASK: "send take_back"},
    "portal.addresses.GuestsState": {ANYBODY: "open_invite open_guest close", Right.INVITE: "invite save end"},
    "portal.approvals.ApprovalState": {ANYBODY: "load go seen toggle send_code approve decline"},
    "portal.documents.DocumentState": {ANYBODY: "load opened seen"},
    "portal.documents.DocumentsState": {ANYBODY: "load turn find", Right.ASK: "hand_in send_to send_privately"},
    "portal.home.HomeState": {ANYBODY: "load"},
    "portal.invoices.InvoiceState": {Right.SEE_INVOICES: "load seen"},
    "portal.invoices.InvoicesState": {Right.SEE_INVOICES: "load turn"},
    "portal.messages.MessagesState": {ANYBODY: "load turn"},
    "portal.messages.TalkState": {ANYBODY: "load", Right.TALK: "saw show_newest show_older went"},
    "portal.messages.ThreadState": {ANYBODY: "load"},
    "portal.planning.CalendarState": {Right.SEE_PLANNING: "show renew stop"},
    "portal.projects.ProjectState": {
        Right.SEE_PROJECTS: "load pick",
        Right.SEE_PLANNING: "turn_month",
        Right.SEE_HOURS: "more_days",
        Right.SEE_DOCUMENTS: "more_photos",
    },
    "portal.projects.ProjectsState": {Right.SEE_PROJECTS: "load more"},
    "portal.profile.ProfileState": {ANYBODY: "load after save change_password end_browser end_others remove_device"},
    "portal.quotes.QuoteState": {
        ANYBODY: "send_code",
        Right.SEE_QUOTES: "load go read_terms seen toggle",
        Right.ASK: "ask_about ask_for_change",
        Right.APPROVE_QUOTES: "approve decline",
    },
    "portal.requests.DraftState": {
        Right.MAKE_REQUESTS: "load attach become check detach go_back hurry save_mine send take_theirs throw_away "
        "toggle wish write",
    },
    "portal.requests.NewRequestState": {Right.MAKE_REQUESTS: "load begin choose"},
    "portal.requests.RequestState": {ANYBODY: "seen", Right.MAKE_REQUESTS: "load answer withdraw"},
    "portal.requests.RequestsState": {ANYBODY: "load", Right.MAKE_REQUESTS: "turn"},
    "portal.quotes.QuotesState": {Right.SEE_QUOTES: "load turn"},
    "backoffice.FindingState": {ANYBODY: "go look"},
    "backoffice.OfficeFrameState": {ANYBODY: "load"},
    "backoffice.customers.CustomerState": {
        Right.SEE_CUSTOMERS: "load refresh show close edit open_step open_rights",
        Right.EDIT_CUSTOMERS: "save save_rights add_address add_contact remove_address remove_contact invite "
        "open_portal end_access restore_access resend forbid open_projects greet",
    },
    "backoffice.customers.HandoverState": {
        ANYBODY: "close look other take",
        Right.EDIT_CUSTOMERS: "open hand_over",
    },
    "backoffice.customers.CustomersState": {Right.SEE_CUSTOMERS: "load find filter sort_by show_newer show_older"},
    "backoffice.customers.NewCustomerState": {ANYBODY: "load look_for_twins", Right.EDIT_CUSTOMERS: "save"},
    "backoffice.day.DayState": {
        Right.LOG_HOURS: "load close look_at start pause resume stop open_step write_note use_material take_photos"
    },
    "backoffice.documents.DocumentState": {
        Right.SEE_DOCUMENTS: "load refresh close",
        Right.EDIT_DOCUMENTS: "ask_approval file_under open_step open_withdraw replace show withdraw",
        Right.EDIT_CUSTOMERS: "resend",
    },
    "backoffice.documents.DocumentsState": {
        Right.SEE_DOCUMENTS: "load find filter sort_by show_newer show_older choose choose_all choose_none",
        Right.EDIT_DOCUMENTS: "check end_check move_chosen",
    },
    "backoffice.documents.NewDocumentState": {
        ANYBODY: "load look other take",
        Right.EDIT_DOCUMENTS: "received share",
    },
    "backoffice.hours.EntryState": {Right.LOG_HOURS: "load close open_step save remove"},
    "backoffice.hours.HoursState": {Right.SEE_HOURS: "load turn", Right.LOG_HOURS: "take_back"},
    "backoffice.hours.NewEntryState": {Right.LOG_HOURS: "load close save"},
    "backoffice.home.HomeState": {ANYBODY: "load show_mine", Right.SEE_WORKLIST: "handle take retry"},
    "backoffice.imports.ImportsState": {Right.IMPORT: "load close received"},
    "backoffice.imports.TableState": {
        Right.IMPORT: "load close refresh received_papers rehearse start discard show",
    },
    "backoffice.invoices.InvoiceState": {
        Right.SEE_INVOICES: "load refresh close choose_part open_step take_newest",
        Right.EDIT_INVOICES: "add_heading add_line credit discard issue place_line remove_line save_head save_line",
        Right.BOOK_PAYMENTS: "book",
        Right.EDIT_CUSTOMERS: "resend",
    },
    "backoffice.invoices.InvoicesState": {
        Right.SEE_INVOICES: "load find filter sort_by show_newer show_older choose choose_all choose_none",
        Right.EDIT_INVOICES: "issue_chosen",
    },
    "backoffice.invoices.NewInvoiceState": {ANYBODY: "load look other take", Right.EDIT_INVOICES: "write"},
    "backoffice.installations.InstallationsState": {
        Right.SEE_CUSTOMERS: "load close open_form open_service choose_kind",
        Right.EDIT_CUSTOMERS: "print_stickers remove renew_sticker save service",
    },
    "backoffice.me.MeState": {ANYBODY: "load close end end_others save speak"},
    "backoffice.messages.MessagesState": {ANYBODY: "load find filter sort_by show_newer show_older"},
    "backoffice.messages.TalkState": {ANYBODY: "load", Right.TALK: "saw show_newest show_older went"},
    "backoffice.messages.ThreadState": {ANYBODY: "load close", Right.TALK: "let_rest"},
    "backoffice.orders.OrderState": {
        Right.SEE_QUOTES: "load close show",
        Right.EDIT_QUOTES: "cancel",
        Right.EDIT_INVOICES: "make_invoice",
        Right.EDIT_PROJECTS: "make_project",
        Right.EDIT_CUSTOMERS: "resend",
    },
    "backoffice.orders.OrdersState": {Right.SEE_QUOTES: "load find filter sort_by show_newer show_older"},
    "backoffice.payments.PaymentState": {
        Right.SEE_INVOICES: "load refresh close",
        Right.BOOK_PAYMENTS: "open_refund refund",
    },
    "backoffice.payments.PaymentsState": {Right.SEE_INVOICES: "load find filter sort_by show_newer show_older"},
    "backoffice.projects.NewProjectState": {ANYBODY: "load look other take", Right.EDIT_PROJECTS: "save"},
    "backoffice.projects.ProjectState": {
        Right.SEE_PROJECTS: "load refresh close open_step open_visit open_guest show_all_visits",
        Right.EDIT_PROJECTS: "save report open_portal add_member remove_member plan cancel_visit let_in let_in_again "
        "save_rights end_access restore_access renew_password",
    },
    "backoffice.projects.ProjectsState": {Right.SEE_PROJECTS: "load find filter sort_by show_newer show_older"},
    "backoffice.quotes.NewQuoteState": {ANYBODY: "load look other take", Right.EDIT_QUOTES: "write"},
    "backoffice.quotes.QuoteState": {
        Right.SEE_QUOTES: "load close compare show take_theirs",
        Right.EDIT_QUOTES: "add_heading add_line answer attach detach discard duplicate place_line remove_line "
        "save_head save_line save_mine send withdraw",
        Right.EDIT_INVOICES: "make_invoice",
        Right.EDIT_CUSTOMERS: "resend",
    },
    "backoffice.quotes.QuotesState": {
        Right.SEE_QUOTES: "load find filter sort_by show_newer show_older choose choose_all choose_none",
        Right.EDIT_QUOTES: "withdraw_chosen",
    },
    "backoffice.requests.RequestState": {
        Right.HANDLE_REQUESTS: "load close show ask_back decline",
        Right.EDIT_QUOTES: "make_order make_quote",
        Right.EDIT_PROJECTS: "make_project",
    },
    "backoffice.requests.RequestsState": {Right.HANDLE_REQUESTS: "load find filter sort_by show_newer show_older"},
    "backoffice.settings.RequestTypeState": {
        Right.HANDLE_REQUESTS: "load close choose_answer open_question open_words",
        Right.MANAGE_COMPANY: "move_question offer_again remove_question save_question save_words withdraw",
    },
    "backoffice.settings.RequestTypesState": {
        Right.HANDLE_REQUESTS: "load close open_new",
        Right.MANAGE_COMPANY: "add add_usual move",
    },
    "backoffice.settings.CompanyState": {ANYBODY: "load close", Right.MANAGE_COMPANY: "save"},
    "backoffice.settings.FoldersState": {ANYBODY: "load close open", Right.MANAGE_COMPANY: "move remove save"},
    "backoffice.settings.JobsState": {Right.SEE_WORKLIST: "load close retry"},
    "backoffice.settings.LookState": {ANYBODY: "load close pick", Right.MANAGE_COMPANY: "received save take_off"},
    "backoffice.settings.NumbersState": {Right.MANAGE_COMPANY: "load close edit save"},
    "backoffice.settings.OnlineState": {Right.MANAGE_COMPANY: "load close remove save"},
    "backoffice.settings.PeopleState": {
        Right.SEE_CUSTOMERS: "load close ask_to_leave open_invite",
        Right.MANAGE_STAFF: "change_role invite invite_again let_go",
    },
    "backoffice.settings.ProjectsState": {ANYBODY: "load close", Right.MANAGE_COMPANY: "save"},
    "backoffice.settings.SendingState": {ANYBODY: "load close", Right.MANAGE_COMPANY: "save"},
    "backoffice.settings.TermsState": {ANYBODY: "load close read write", Right.MANAGE_COMPANY: "publish"},
    "backoffice.settings.VatState": {
        Right.SEE_CUSTOMERS: "load close open_new",
        Right.MANAGE_COMPANY: "add prefer withdraw",
    },
}


def right_for(state: str, handler: str) -> Right | None:
    """The right a handler asks for; None when it is not in the table."""
    return next((right for right, names in HANDLERS.get(state, {}).items() if handler in names.split()), None)


def handlers_in_table() -> set[tuple[str, str]]:
    return {
        (state, handler) for state, lines in HANDLERS.items() for names in lines.values() for handler in names.split()
    }
