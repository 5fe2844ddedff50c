import Foundation

extension CheckOptions {
    /// Takes the operands of a command that works on one model: `MODEL`, or `MODEL#SCENARIO`, which names both.
    mutating func takeModel(from operands: [String]) throws(UsageError) {
        paths = operands
        if wantsHelp { return }
        guard let path = operands.first else { throw .missingOperand("a model") }
        if operands.count > 1 { throw .unexpectedOperand(operands[1]) }
        guard let mark = path.lastIndex(of: "#"), !FileManager.default.fileExists(atPath: path) else { return }
        scenarios = [String(path[path.index(after: mark)...])]
        paths = [String(path[..<mark])]
    }

    /// The limits of a command that looks at every state by itself.
    static let surveyLimits = limits.filter {
        ["--max-states", "--max-depth", "--time", "--memory"].contains($0.name)
    }
}
