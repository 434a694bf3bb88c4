import Testing

@testable import Execution

struct TraceHeaderTests {
    @Test(arguments: [(0, "00000000"), (1_712_595_380_123, "661421b4"), (-1, "00000000")])
    func aNewTraceIsNotSampled(_ milliseconds: Int64, _ time: String) {
        let header = TraceHeader.unsampled(milliseconds: milliseconds)
        let parts = header.wholeMatch(of: /Root=1-([0-9a-f]{8})-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0/)
        #expect(parts?.1 == time[...])
        #expect(TraceHeader.unsampled(milliseconds: milliseconds) != header)
    }
}
