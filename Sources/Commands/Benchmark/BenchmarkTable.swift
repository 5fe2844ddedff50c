import Reports

/// The lines that `benchmark` prints.
enum BenchmarkTable {
    /// The columns behind the name, with their widths.
    private static let columns: [(head: String, width: Int)] = [
        ("states", 12), ("transitions", 14), ("wall s", 9), ("cpu s", 9), ("transitions/s", 15), ("a cpu second", 14),
        ("bytes/state", 13), ("first verdict s", 17),
    ]

    /// The heads of the columns.
    static var head: String { line("configuration", columns.map(\.head)) }

    /// What was measured of one configuration; memory is the most that the process took while it ran. The first verdict is the first
    /// violation in a search that ends with it, or, where nothing is violated, all of them at the end.
    static func row(_ name: String, _ search: SearchReport, firstVerdict: Duration) -> String {
        let counted = search.statistics
        guard let measured = search.measurements else { return line(name, []) }
        return line(
            name,
            [
                Wording.number(counted.states), Wording.number(counted.transitions),
                Wording.short(measured.wallSeconds), Wording.short(measured.processorSeconds),
                Wording.number(rate(counted.transitions, measured.wallSeconds)),
                Wording.number(rate(counted.transitions, measured.processorSeconds)),
                Wording.number(measured.peakBytes / max(1, counted.states)),
                Wording.short(firstVerdict / .seconds(1)),
            ])
    }

    /// How many of `count` there were in each of `seconds`.
    private static func rate(_ count: Int, _ seconds: Double) -> Int {
        Int(min(Double(count) / max(seconds, 1e-6), 1e15))
    }

    /// A name and cells, aligned.
    private static func line(_ name: String, _ cells: [String]) -> String {
        let blanks = String(repeating: " ", count: max(1, 28 - name.count))
        return name + blanks
            + zip(cells, columns).map { cell, column in
                String(repeating: " ", count: max(1, column.width - cell.count)) + cell
            }.joined() + "\n"
    }
}
