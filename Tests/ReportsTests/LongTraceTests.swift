import Execution
import Reports
import Testing

/// Traces of many thousand transitions, as models of counters have them.
@Suite struct LongTraceTests {
    /// A trace in which a lock is taken and given back so many times.
    private static func trace(_ turns: Int) -> TraceReport {
        let actor = Example.thread("host[1]", 0)
        let held = StateDescription(
            variables: [], threads: [], locks: [LockDescription(path: "m", isShared: false, holders: [0])])
        let free = StateDescription(variables: [], threads: [], locks: [])
        let turn = [
            Example.transition(actor, "a"), Example.transition(actor, "a", part: .statement("s"), result: .success),
        ]
        return TraceReport(
            transitions: Array(repeating: turn, count: turns).flatMap { $0 },
            states: [free] + Array(repeating: [held, free], count: turns).flatMap { $0 })
    }

    /// Each row looked at each lock, and each lock at those before it: a minute, for a trace of this length.
    @Test func aChartTakesTimeInProportion() {
        let chart = SequenceChart(threads: ["host[1]"], trace: Self.trace(3_000))
        #expect(chart.rows.count == 6_000)
        #expect(chart.locks.count == 3_000)
        #expect(chart.rows.map(\.taken.count) == Array(repeating: [1, 0], count: 3_000).flatMap { $0 })
        #expect(chart.rows[5_998].taken == [2_999])
        #expect(chart.rows[5_998].released == [2_999] || chart.rows[5_999].released == [2_999])
        #expect(chart.svg().utf8.count > 1_000_000)
    }
}
