extension ModelChecker {
    /// Types the body of a function unless that was done; `false` if it is wrong, not there, or being typed already.
    func checkFunction(_ id: FunctionID) -> Bool {
        let declaration = declarations.functions[id.index]
        return resolve(\.functionBodies, id.index, declaration.name, failed: false) {
            let signature = functionSignature(id)
            let body = BodyChecker(self, .function)
            body.effects.name = declaration.name.text
            let parameters = signature.parameters.map { body.declare($0.name, $0.type, .argument) }
            guard let syntax = declaration.body else { return false }
            let result = signature.result ?? .unknown
            let expression = body.value(syntax, as: result)
            functionEffects[id] = body.effects
            program.functions[id.index] = Function(
                name: declaration.name.text, parameters: parameters, locals: body.locals, result: result,
                body: expression, span: declaration.span)
            return !body.isFaulty && !result.isUnknown
        }
    }

    /// The first read of the state by a function or by those that it calls, and whether all of them are right and none
    /// calls itself. Their bodies are typed if they are not.
    func stateUse(of id: FunctionID) -> (use: Effects.Use?, isSound: Bool) {
        var waiting = [id]
        var seen: Set<FunctionID> = [id]
        var use: Effects.Use?
        var isSound = true
        while let next = waiting.popLast() {
            if !checkFunction(next) { isSound = false }
            guard let effects = functionEffects[next] else { continue }
            use = use ?? effects.stateUse ?? effects.transitionUse
            for call in effects.functionCalls where seen.insert(call.function).inserted {
                waiting.append(call.function)
            }
        }
        let callees = declarations.functions.indices.map { index in
            seen.contains(FunctionID(index))
                ? functionEffects[FunctionID(index)]?.functionCalls.map(\.function.index) ?? [] : []
        }
        return (use, isSound && CallGraph(callees: callees).cycles.isEmpty)
    }
}
