import Configuration
import Execution
import Foundation
import LambdaAPI
import Logging
import Neighbours
import Packages
import Sandbox

extension ServeSettings {
    /// Reads every setting; what no layer has keeps its default.
    ///
    /// - Throws: ``SettingsError`` with every value that cannot be used.
    init(
        reader: ConfigReader,
        sections: [SettingName: Document] = [:],
        problems collector: SettingsProblems,
        defaultDataDirectory: String
    ) throws {
        self.init(dataDirectory: defaultDataDirectory)
        var values = SettingValues(reader: reader)

        values.text(.listen, "an address and a port such as 127.0.0.1:4566") { ListenAddress($0) }
            .map { listen = $0 }
        values.text(.dataDirectory, "a directory") { $0.isEmpty ? nil : $0 }.map { dataDirectory = $0 }
        values.text(.isolation, "auto, linux or process") { IsolationChoice(rawValue: $0) }.map { isolation = $0 }
        values.text(.egress, "auto or off") { ["auto": true, "off": false][$0] }.map { hasEgress = $0 }
        values.text(.credentials, "a file") { $0.isEmpty ? nil : $0 }.map { credentials = $0 }
        values.text(.tlsCertificate, "a file") { $0.isEmpty ? nil : $0 }.map { tlsCertificate = $0 }
        values.text(.tlsKey, "a file") { $0.isEmpty ? nil : $0 }.map { tlsKey = $0 }
        values.number(.apiRate, "a number above 0") { $0 > 0 }.map { apiRate = $0 }
        values.text(.runtimeFallback, "none or nearest") { ExecutionConfiguration.RuntimeFallback(rawValue: $0) }
            .map { runtimeFallback = $0 }
        values.text(.architectureFallback, "none or host") {
            ExecutionConfiguration.ArchitectureFallback(rawValue: $0)
        }.map { architectureFallback = $0 }
        values.text(.deprecatedRuntimes, "refuse or allow") { ["refuse": false, "allow": true][$0] }
            .map { allowsDeprecatedRuntimes = $0 }
        values.text(.neighbours, "a URL such as http://127.0.0.1:4567") { NeighbourEndpoint($0) }
            .map { neighbours = $0 }
        for pair in values.list(.neighbour) {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            let service = parts.first?.lowercased() ?? ""
            if parts.count != 2 || service.wholeMatch(of: /[a-z0-9][a-z0-9.-]*/) == nil {
                values.reject(.neighbour, pair, "SERVICE=URL")
            } else if service == "lambda" {
                values.reject(.neighbour, pair, "another service: Lambda is this server")
            } else if let endpoint = NeighbourEndpoint(parts[1]) {
                neighbour[service] = endpoint
            } else {
                values.reject(.neighbour, pair, "SERVICE=URL")
            }
        }
        values.text(.logLevel, "trace, debug, info, notice, warning, error or critical") {
            Logger.Level(rawValue: $0)
        }.map { logLevel = $0 }
        values.number(.idleTimeout, "seconds above 0") { $0 > 0 && $0 <= 86_400 * 365 }.map { idleTimeout = $0 }
        values.number(.shutdownGrace, "seconds from 0 to 3600") { $0 >= 0 && $0 <= 3600 }.map { shutdownGrace = $0 }
        values.text(.region, "a region such as eu-west-1") { $0.wholeMatch(of: /[a-z0-9-]{1,32}/) == nil ? nil : $0 }
            .map { region = $0 }
        values.text(.account, "twelve digits") { $0.wholeMatch(of: /[0-9]{12}/) == nil ? nil : $0 }
            .map { account = $0 }
        values.number(.stateTransitionDelay, "seconds from 0 to 3600") { $0 >= 0 && $0 <= 3600 }
            .map { stateTransitionDelay = $0 }
        values.text(.runtimes, "a directory") { $0.isEmpty ? nil : $0 }.map { runtimes = $0 }
        values.integer(.maximumEnvironments, "a whole number above 0") { $0 > 0 }.map { maximumEnvironments = $0 }
        values.number(.asyncTimeScale, "a number above 0 and at most 1") { $0 > 0 && $0 <= 1 }
            .map { asyncTimeScale = $0 }
        values.integer(.accountConcurrency, "a whole number above 0") { $0 > 0 }.map { accountConcurrency = $0 }
        values.integer(.codeStorage, "a whole number of bytes above 0") { $0 > 0 }.map { codeStorage = $0 }
        values.text(.stems, "none, or numbers such as python3.12=2,nodejs20.x=1") { StemConfiguration($0) }
            .map { stems = $0 }
        values.text(.xrayDaemon, "an address and a port such as 127.0.0.1:2000") { text in
            ListenAddress(text).flatMap { $0.port > 0 ? $0 : nil }
        }.map { xrayDaemon = $0 }
        values.text(.otlpEndpoint, "a URL such as http://127.0.0.1:4318") { NeighbourEndpoint($0) }
            .map { otlpEndpoint = $0 }
        fileSystems = values.fileSystems(sections[.fileSystems])
        injections = values.injections(sections[.inject])
        values.number(.inactiveAfter, "seconds above 0") { $0 > 0 && $0 <= 86_400 * 3650 }.map { inactiveAfter = $0 }
        networks = values.networks(sections[.networks], sections[.securityGroups])
        values.integer(.maximumNetworkInterfaces, "a whole number above 0") { $0 > 0 }
            .map { networks.maximumInterfaces = $0 }
        for pair in values.list(.registry) {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2, let endpoint = RegistrySettings.Endpoint(parts[1]) {
                registries.endpoints[parts[0].lowercased()] = endpoint
            } else {
                values.reject(.registry, pair, "HOST=URL or ecr=URL")
            }
        }
        values.text(.registryCredentials, "a file") { $0.isEmpty ? nil : $0 }.map { registries.credentials = $0 }
        for directory in values.list(.imageLayouts) {
            if directory.hasPrefix("/") {
                registries.layouts.append(directory)
            } else {
                values.reject(.imageLayouts, directory, "an absolute path of a directory")
            }
        }

        if (tlsCertificate == nil) != (tlsKey == nil) {
            values.problems.append("tls-cert and tls-key go together: one of them is missing.")
        }
        let problems = collector.problems + values.problems
        guard problems.isEmpty else { throw SettingsError(problems) }
    }
}
