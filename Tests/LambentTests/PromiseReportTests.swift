import Foundation
import LambdaAPI
import Sandbox
import Testing

@testable import lambent

struct PromiseReportTests {
    @Test func everySettingOfThePromiseHasOneRow() {
        let settings = PromiseReport(.process()).rows.map(\.setting)
        #expect(Set(settings).count == settings.count)
        for setting in [
            "FunctionName", "Description", "RevisionId", "Environment", "Handler", "Runtime", "MemorySize", "Timeout",
            "EphemeralStorage", "Layers", "DeadLetterConfig", "KMSKeyArn", "Role", "TracingConfig", "VpcConfig",
            "FileSystemConfigs", "ImageConfig", "LoggingConfig", "Architectures", "LastUpdateStatus, State",
            "Published versions", "SnapStart",
        ] {
            #expect(settings.contains(setting))
        }
    }

    @Test func whatIsNotEnforcedSaysWhy() {
        for row in PromiseReport(.process()).rows {
            #expect(!row.reason.isEmpty)
        }
        #expect(PromiseReport(.process()).rows.contains { $0.setting == "Layers" && $0.state == .impossible })
    }

    @Test func imagesNeedAToolAndAKernel() {
        #expect(PromiseReport.Row.images(areMade: true, areMounted: true).state == .enforced)
        let withoutTool = PromiseReport.Row.images(areMade: false, areMounted: true)
        #expect(withoutTool.state == .impossible && withoutTool.cure == "install erofs-utils")
        let withoutKernel = PromiseReport.Row.images(areMade: true, areMounted: false)
        #expect(withoutKernel.state == .impossible && withoutKernel.cure?.contains("erofs") == true)
    }

    @Test func tracesNeedAReceiver() {
        #expect(PromiseReport.Row.traces(to: nil).state == .impossible)
        #expect(PromiseReport.Row.traces(to: "x").state == .enforced)
        #expect(PromiseReport.Row.traces(to: "x").reason.hasSuffix("go to x"))
    }

    @Test func theReportIsATableOrJSON() throws {
        let report = PromiseReport(rows: [
            .init(setting: "A", state: .enforced, reason: "why"),
            .init(setting: "Long", state: .impossible, reason: "because", cure: "do"),
        ])
        #expect(
            DoctorText.table(report) == """
                A     enforced  why
                Long  not here  because
                                cure: do
                """
        )
        let json = try JSONDecoder().decode(Document.self, from: Data(DoctorText.json(report).utf8))
        #expect(json.arrayValue?.count == 2)
        #expect(json.arrayValue?.last?["cure"] == .string("do"))
    }
}
