extension CommandOption {
    /// The same option of a command whose options hold these at `path`.
    func lifted<Whole: Sendable>(to path: any WritableKeyPath<Whole, Options> & Sendable) -> CommandOption<Whole> {
        let part = self
        return CommandOption<Whole>(
            name: name, placeholder: placeholder, summary: summary, isHidden: isHidden
        ) { whole, text throws(CommandOption<Whole>.Refusal) in
            do throws(Refusal) {
                try part.apply(&whole[keyPath: path], text)
            } catch {
                throw .init(wanted: error.wanted)
            }
        }
    }
}
