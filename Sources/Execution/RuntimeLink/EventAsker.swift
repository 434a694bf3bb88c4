import HTTPServer

/// A runtime that has asked for the next event and waits for it.
protocol EventAsker: AnyObject {
    func give(_ invocation: ActiveInvocation)

    /// It waits in vain.
    func refuse(_ refusal: EventRefusal)
}

/// Why a runtime gets no event.
enum EventRefusal {
    /// It has asked again.
    case replaced
    /// The environment is not there any more.
    case gone
}

extension HTTPExchange: EventAsker {
    func give(_ invocation: ActiveInvocation) {
        respond(RuntimeAPIEvent.response(for: invocation))
    }

    func refuse(_ refusal: EventRefusal) {
        switch refusal {
        case .replaced: respond(RuntimeAPIReply.refusal(.invalidTransition(from: "Ready", to: "Ready")))
        case .gone: respond(RuntimeAPIReply.gone)
        }
    }
}
