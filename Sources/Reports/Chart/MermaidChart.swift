import Execution

/// A sequence chart for Mermaid, which GitHub draws where it stands in a block marked `mermaid`.
enum MermaidChart {
    /// A participant for each lifeline, a message for each row, and notes for what changes and which locks are taken.
    static func render(_ chart: SequenceChart) -> String {
        var text = "sequenceDiagram\n"
        for (index, lifeline) in chart.lifelines.enumerated() {
            let kind = lifeline.kind == .thread ? "actor" : "participant"
            text += "    \(kind) p\(index) as \(MermaidText.escaped(lifeline.name))\n"
        }
        // Nothing has happened yet: the notes need somebody to stand over.
        if chart.lifelines.isEmpty { text += "    participant p0 as initial state\n" }
        if !chart.start.isEmpty {
            let values = chart.start.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
            text += "    Note over p0: initially \(MermaidText.escaped(values))\n"
        }
        for (index, row) in chart.rows.enumerated() {
            if index == chart.loopStart { text += "    loop for ever\n" }
            text += message(row, chart)
        }
        if let start = chart.loopStart, start < chart.rows.count { text += "    end\n" }
        for wait in chart.waits {
            text += "    Note over p\(wait.lifeline): \(MermaidText.escaped(wait.statement)) blocks\n"
        }
        if let ending = chart.ending {
            let last = chart.lifelines.count - 1
            text += "    Note over p0\(last > 0 ? ",p\(last)" : ""): \(MermaidText.escaped(ending.plainText))\n"
        }
        return text
    }

    /// The messages and notes of a row.
    private static func message(_ row: SequenceChart.Row, _ chart: SequenceChart) -> String {
        let label = MermaidText.escaped(row.label)
        let targets = row.targets.isEmpty ? [row.lifeline] : row.targets
        var text = targets.enumerated().map { position, target in
            "    p\(row.lifeline)->>p\(target): \(position == 0 ? label : MermaidText.escaped(row.action))\n"
        }.joined()
        let locks =
            row.taken.map { "takes \(chart.locks[$0].path)" } + row.released.map { "releases \(chart.locks[$0].path)" }
        if !locks.isEmpty {
            text += "    Note over p\(row.lifeline): \(locks.map(MermaidText.escaped).joined(separator: "<br/>"))\n"
        }
        for lifeline in chart.lifelines.indices {
            let changes = row.changes.filter { $0.lifeline == lifeline }
            guard !changes.isEmpty else { continue }
            let lines = changes.map { MermaidText.escaped("\($0.part) = \($0.after)") }
            text += "    Note over p\(lifeline): \(lines.joined(separator: "<br/>"))\n"
        }
        if let error = row.error { text += "    Note over p\(row.lifeline): \(MermaidText.escaped(error))\n" }
        return text
    }
}

extension SequenceChart.Row {
    /// `bind(file1, vm1) = 0`, `map`, `map: fault() = -EAGAIN`.
    var label: String {
        let ending = result.map { " = \($0.text)" } ?? ""
        guard let position else { return call + (part == .rule ? "" : ending) }
        return result == nil ? position : "\(position): \(action)()\(ending)"
    }
}
