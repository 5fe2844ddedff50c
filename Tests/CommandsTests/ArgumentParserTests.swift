import Testing

@testable import Commands
@testable import Language

/// The words of a command line.
@Suite struct ArgumentParserTests {
    private func failure(_ arguments: String...) -> UsageError? {
        do throws(UsageError) {
            _ = try CheckOptions(arguments: arguments)
            return nil
        } catch {
            return error
        }
    }

    @Test func valuesFollowOrStandBehindAnEqualsSign() throws {
        let options = try CheckOptions(arguments: [
            "--max-states", "20M", "a.ilv", "--time=1h30m", "--memory", "2G", "--max-depth=0", "b",
        ])
        #expect(options.maxStates == 20_000_000)
        #expect(options.seconds == 5400)
        #expect(options.bytes == 2_147_483_648)
        #expect(options.maxDepth == 0)
        #expect(options.paths == ["a.ilv", "b"])
    }

    @Test func whatMayBeRepeatedAddsUp() throws {
        let options = try CheckOptions(arguments: [
            "--set", "A=1", "--set=B=C == D", "--scenario", "x", "--scenario", "y", "--tag=t", "--property", "p", "m",
        ])
        #expect(
            options.overrides == [
                ParameterOverride(name: "A", value: "1"), ParameterOverride(name: "B", value: "C == D"),
            ])
        #expect(options.scenarios == ["x", "y"])
        #expect(options.tags == ["t"])
        #expect(options.properties == ["p"])
    }

    @Test func switchesAndWordsAreRead() throws {
        let options = try CheckOptions(arguments: [
            "--first", "--strict", "--quiet", "--statistics", "--color", "always", "--progress=never", "--symmetry",
            "off", "--root", "Models", "m",
        ])
        #expect(options.stopsAtFirst && options.isStrict && options.isQuiet && options.showsStatistics)
        #expect(options.color == .always)
        #expect(options.progress == .never)
        #expect(options.symmetry == .off)
        #expect(options.root == "Models")
    }

    @Test func everythingBehindTwoDashesIsAPath() throws {
        #expect(try CheckOptions(arguments: ["--", "--first", "-x"]).paths == ["--first", "-x"])
        #expect(try CheckOptions(arguments: ["a", "-"]).paths == ["a", "-"])
    }

    @Test func anUnknownOptionGetsItsNearMiss() {
        #expect(failure("--max-state", "1", "m") == .unknownOption("--max-state", suggestion: "--max-states"))
        #expect(failure("--colour=never", "m") == .unknownOption("--colour", suggestion: "--color"))
        #expect(failure("--frobnicate", "m") == .unknownOption("--frobnicate", suggestion: nil))
        #expect(failure("-q", "m") == .unknownOption("-q", suggestion: nil))
    }

    @Test func aValueThatIsMissingOrTooMuchIsAnError() {
        #expect(failure("m", "--time") == .missingValue(option: "--time", placeholder: "TIME"))
        #expect(failure("--scenario", "--first", "m") == .missingValue(option: "--scenario", placeholder: "NAME"))
        #expect(failure("--first=yes", "m") == .unexpectedValue(option: "--first"))
        #expect(failure() == .missingOperand("a file or folder"))
    }

    @Test(arguments: ["0", "-1", "abc", "", "99999999999999999999", "9999999999999G", "_1", "1_", "1x"])
    func aNumberThatIsNoneIsAnError(text: String) {
        #expect(
            failure("--max-states=\(text)", "m")
                == .invalidValue(option: "--max-states", value: text, wanted: "a number of states, e.g. 20M"))
    }

    @Test(arguments: ["", "s", "10x", "1m1h", "1s1s", "0s", "99999999999999999999", "999999999999999999h", "1h-1m"])
    func aTimeThatIsNoneIsAnError(text: String) {
        #expect(
            failure("--time=\(text)", "m")
                == .invalidValue(option: "--time", value: text, wanted: "a time, e.g. 30s, 10m or 1h30m"))
    }

    @Test(arguments: [
        ("1", 1), ("1k", 1024), ("512M", 536_870_912), ("1GiB", 1_073_741_824), ("2TB", 2_199_023_255_552),
    ])
    func sizesArePowersOf1024(text: String, bytes: Int) {
        #expect(Quantity.bytes(text) == bytes)
    }

    @Test func usageErrorsSayWhatToDo() {
        #expect(
            failure("--color", "blue", "m")?.text
                == "'blue' is no value for '--color': it takes auto, always or never")
        #expect(
            failure("--set", "VMS", "m")?.text == "'VMS' is no value for '--set': it takes NAME=VALUE, e.g. VMS=3")
        #expect(failure("--max-state=1")?.text == "unknown option '--max-state'; did you mean '--max-states'?")
        #expect(failure("--time")?.text == "'--time' needs a value: --time TIME")
    }
}
