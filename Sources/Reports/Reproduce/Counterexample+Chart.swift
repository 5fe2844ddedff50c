import Execution

extension Counterexample {
    /// The trace as a chart.
    private var chart: SequenceChart {
        SequenceChart(threads: threads, trace: trace, loop: loop, waits: waits, ending: ending)
    }

    /// What stands below the chart.
    private var ending: SequenceChart.Ending? {
        switch outcome {
        case .violated(let name): kind == "recoverable" ? .lost(name) : .violated(name)
        case .reached(let name): .reached(name)
        case .deadlock: .deadlock
        case .error(let message): .error(message)
        }
    }

    /// The trace as a chart in plain characters, of at most 100 columns.
    public var textChart: String { TextChart.render(chart) }

    /// The trace as a chart for Mermaid.
    public var mermaidChart: String { MermaidChart.render(chart) }

    /// The trace as a chart that browsers draw.
    public var svgChart: String { chart.standaloneSVG(title: finding) }
}
