import Execution

/// A table of what the searches counted and, where asked for, measured.
struct StatisticsSection {
    /// The model.
    let model: ModelReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines behind an empty one; none where nothing was searched.
    var page: Page {
        let rows = model.scenarios.compactMap { scenario -> [String]? in
            guard case .searched(let search) = scenario.outcome else { return nil }
            return [scenario.name] + cells(of: search)
        }
        guard !rows.isEmpty else { return Page() }
        var page = Page()
        page.append(StyledLine())
        let table = [heads] + rows
        let widths = heads.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        for (index, row) in table.enumerated() {
            var line = StyledLine("  ")
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                let isLeft = column == 0
                line.append((isLeft ? cell + blanks : "  " + blanks + cell), index == 0 ? .faint : .plain)
            }
            page.append(line)
        }
        for text in SymmetryLines(model: model).texts {
            page.append(paragraph: text, indent: 2, width: options.width, style: .faint)
        }
        for line in reductionLines { page.append(StyledLine("  \(line)", .faint)) }
        if options.showsMeasurements, let reason = reasonForMachine {
            page.append(StyledLine("  no native code: \(reason)", .faint))
        }
        return page
    }

    /// What the counts leave out, and what is not said because of that; each line once.
    private var reductionLines: [String] {
        let reductions = model.scenarios.compactMap { scenario -> PartialOrderReport? in
            if case .searched(let search) = scenario.outcome { search.partialOrder } else { nil }
        }
        if reductions.isEmpty { return [] }
        let stops = reductions.compactMap(\.traceStop).map(\.text)
        return [
            "states and transitions are reduced by partial order; vacuous and never executed are not judged"
        ]
            + stops.withoutRepetitions.map {
                "traces may be longer than the shortest: the search for these, without the reduction, was \($0)"
            }
    }

    /// Why the virtual machine ran alone where native code was wanted.
    private var reasonForMachine: String? {
        for scenario in model.scenarios {
            guard case .searched(let search) = scenario.outcome, let measured = search.measurements else { continue }
            if case .machineOnly(let reason) = measured.engine { return reason }
        }
        return nil
    }

    /// The heads of the columns.
    private var heads: [String] {
        let counts = ["scenario", "states", "transitions", "depth"]
        guard options.showsMeasurements else { return counts }
        return counts + ["initial", "seconds", "cpu", "transitions/s", "bytes/state", "peak", "engine"]
    }

    /// What stands in the columns of `search`.
    private func cells(of search: SearchReport) -> [String] {
        let statistics = search.statistics
        let counts = [statistics.states, statistics.transitions, statistics.depth].map(Wording.number)
        guard options.showsMeasurements else { return counts }
        let initial = Wording.number(statistics.initialStates)
        guard let measured = search.measurements else { return counts + [initial, "", "", "", "", "", ""] }
        let rate = Double(statistics.transitions) / max(measured.wallSeconds, 1e-6)
        return counts + [
            initial, Wording.short(measured.wallSeconds), Wording.short(measured.processorSeconds),
            Wording.number(Int(min(rate, 1e15))),
            Wording.number(measured.stateBytes / max(statistics.states, 1)), Wording.bytes(measured.peakBytes),
            measured.engine == .native ? "native" : "vm",
        ]
    }
}
