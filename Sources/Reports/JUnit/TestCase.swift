import Language

/// A line of a list of tests as CI systems show it.
struct TestCase {
    /// The group that it belongs to, with dots between its levels.
    let group: String
    /// Its name.
    let name: String
    /// How it came out.
    let outcome: Outcome
    /// Where what it is about stands.
    var place: SourceLocation?
    /// How many seconds it took, where that is asked for.
    var seconds: Double?

    /// How a test can come out.
    enum Outcome {
        /// Well; the text says more, where there is more to say.
        case passed(String?)
        /// Otherwise than expected.
        case failed(Problem)
        /// It could not be tested.
        case error(Problem)
        /// It was left out.
        case skipped(String)
    }

    /// What is wrong.
    struct Problem {
        /// One word.
        let kind: String
        /// One line.
        let message: String
        /// The whole.
        let text: String
    }
}

/// The tests of one file.
struct TestSuite {
    /// The path of the file.
    let path: String
    /// The tests.
    let cases: [TestCase]
}
