/// Keeps, for each subject, the finding whose trace comes first.
struct FindingLog {
    /// The finding that is kept of each subject.
    private var first: [SubjectID: RecordedFinding] = [:]

    /// What is kept of `subject` so far.
    subscript(subject: SubjectID) -> RecordedFinding? { first[subject] }

    /// Keeps `finding` in place of what is kept of its subject.
    mutating func keep(_ finding: RecordedFinding) { first[finding.subject] = finding }

    /// What is kept, ordered by subject.
    var findings: [RecordedFinding] { first.values.sorted { $0.subject < $1.subject } }
}
