/// How the control plane behaves.
package struct ControlPlaneConfiguration: Sendable {
    /// The least time for which a function stays Pending or InProgress, so that people can test their waiters.
    package var stateTransitionDelay: Duration
    /// Takes also the runtimes that the service refuses today.
    package var allowsDeprecatedRuntimes: Bool
    /// How often code that nothing names any more is looked for.
    package var sweepInterval: Duration
    /// How long code that nothing names is kept: longer than any request needs from writing its code to naming it.
    package var orphanAge: Duration

    /// How many invocations of an account may run at a time in a region.
    package var accountConcurrency: Int
    /// Ends of changes that are made up, for tests of deployments; the first that applies counts.
    package var injections: [InjectedOutcome] = []
    /// How long a function may go without an invocation before it becomes Inactive; nil for ever.
    package var inactiveAfter: Duration?
    /// How much of ``accountConcurrency`` functions cannot reserve.
    package var minimumUnreservedConcurrency: Int
    /// Bytes of the code of all functions, versions and layers that an account may have in a region.
    package var codeStorage: Int

    /// A configuration; what is left out has the value that users get.
    package init(
        stateTransitionDelay: Duration = .zero,
        allowsDeprecatedRuntimes: Bool = false,
        sweepInterval: Duration = .seconds(600),
        orphanAge: Duration = .seconds(600),
        accountConcurrency: Int = 1000,
        minimumUnreservedConcurrency: Int = 100,
        codeStorage: Int = 80_530_636_800
    ) {
        self.stateTransitionDelay = stateTransitionDelay
        self.allowsDeprecatedRuntimes = allowsDeprecatedRuntimes
        self.sweepInterval = sweepInterval
        self.orphanAge = orphanAge
        self.accountConcurrency = accountConcurrency
        self.minimumUnreservedConcurrency = minimumUnreservedConcurrency
        self.codeStorage = codeStorage
    }
}
