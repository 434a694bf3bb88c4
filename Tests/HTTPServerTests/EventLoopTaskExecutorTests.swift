import HTTPServer
import NIOCore
import NIOPosix
import Testing

struct EventLoopTaskExecutorTests {
    @Test
    func aTaskStaysOnItsLoop() async {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let stayed = await Task(executorPreference: EventLoopTaskExecutor(loop)) {
            let before = loop.inEventLoop
            await Task.yield()
            let child = Task { loop.inEventLoop }
            return (before, loop.inEventLoop, await child.value)
        }.value
        #expect(stayed.0)
        #expect(stayed.1)
    }
}
