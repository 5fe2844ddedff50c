/// Requirements × proposals: what the base scenarios of some models say of every property that any of them has.
///
/// Rows are in the order of the catalogue; properties of one identity, and those without one, in the order in which they
/// are met; then deadlock and errors. Making it takes time in proportion to the cells.
public struct MatrixReport: Sendable {
    /// The columns, in the order of the files and of their scenarios.
    public let columns: [MatrixColumn]
    /// The rows.
    public let rows: [MatrixRow]
    /// The files that gave no column: unreadable, broken, or libraries.
    public let failures: [FileReport]
    /// How many properties without an identity were left out.
    public let omittedCount: Int

    /// Puts the columns together; `includesAll` asks for properties without an identity too.
    public init(columns: [MatrixColumn], failures: [FileReport] = [], includesAll: Bool = false) {
        self.columns = columns
        self.failures = failures
        let requirements = Self.requirements(of: columns)
        let catalogued = requirements.filter { $0.id != nil }
        let others = requirements.filter { $0.id == nil }
        omittedCount = includesAll ? 0 : others.count
        let shown = Self.inOrder(catalogued) + (includesAll ? others : [])
        rows =
            shown.map { requirement in
                MatrixRow(
                    subject: .property(requirement.property.name), title: requirement.title,
                    documentation: requirement.property.documentation,
                    cells: columns.map { $0.cell(ofProperty: requirement.property.name) })
            } + [
                MatrixRow(
                    subject: .deadlock, title: "no deadlock", cells: columns.map(\.deadlockCell)),
                MatrixRow(
                    subject: .errors, title: "no error of the model itself", cells: columns.map(\.errorsCell)),
            ]
    }

    /// The code that a process with this report exits with: where several apply, the most important.
    public var exitCode: ExitCode {
        ExitCode.mostImportant(
            of: columns.map(\.scenario.exitCode) + failures.map { $0.exitCode(isStrict: false) })
    }

    /// A property with its identity.
    private struct Requirement {
        /// The property as the first column that has it tells of it.
        let property: PropertyReport
        /// Its identity.
        let id: RequirementID?

        /// Its title, or its name in words.
        var title: String {
            if let title = property.title { return title }
            let words = property.name.split(separator: "_").dropFirst(id == nil ? 0 : 1)
            return words.isEmpty ? property.name : words.joined(separator: " ")
        }
    }

    /// Each property of any column once.
    private static func requirements(of columns: [MatrixColumn]) -> [Requirement] {
        var seen: Set<String> = []
        return columns.flatMap(\.properties).filter { seen.insert($0.name).inserted }.map {
            Requirement(property: $0, id: RequirementID(ofProperty: $0.name))
        }
    }

    /// `requirements` in the order of the catalogue; those of one identity stay as they are.
    private static func inOrder(_ requirements: [Requirement]) -> [Requirement] {
        requirements.enumerated().sorted { a, b in
            guard let x = a.element.id, let y = b.element.id, x != y else { return a.offset < b.offset }
            return x < y
        }.map(\.element)
    }
}
