/// The C file of a model.
struct NativeSource: Sendable {
    /// The whole text: the runtime header, then the model's own code.
    let text: String
    /// How many regions of the code are left to the virtual machine.
    let leftOut: Int
    /// How many words of coverage items the code keeps.
    let seenWords: Int

    /// Writes the C of a model.
    init(_ model: CompiledModel) {
        let emitter = CEmitter(model)
        let program = emitter.program()
        text = Self.header + program
        leftOut = emitter.leftOut
        seenWords = emitter.seenWords
    }

    /// The text of the runtime header.
    static var header: String { String(decoding: PackageResources.interleave_runtime_h, as: UTF8.self) }
}
