/// The C file of a model.
struct NativeSource: Sendable {
    /// The whole text: the runtime header, then the model's own code.
    let text: String
    /// How many regions of the code are left to the virtual machine.
    let leftOut: Int
    /// How many words of coverage items the code keeps.
    let seenWords: Int

    /// How many registers properties of transitions share with steps.
    let sharedCount: Int
    /// How many words a state has.
    let wordCount: Int

    /// Writes the C of a model.
    init(_ model: CompiledModel) {
        let emitter = CEmitter(model)
        let program = emitter.program()
        text = Self.header + program
        leftOut = emitter.leftOut
        seenWords = emitter.seenWords
        sharedCount = emitter.shared.count
        wordCount = model.map.wordCount
    }

    /// The text of the runtime header.
    static var header: String { String(decoding: PackageResources.interleave_runtime_h, as: UTF8.self) }
}
