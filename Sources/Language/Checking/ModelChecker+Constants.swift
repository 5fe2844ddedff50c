extension ModelChecker {
    /// The value of a constant expression, of `type` if one is wanted; `nil` where something is wrong with it, which is
    /// then reported, or where it depends on something that is.
    func constant(_ syntax: ExpressionSyntax, as type: Type? = nil, what: String) -> TypedValue? {
        let body = BodyChecker(self, .constant(what))
        let expression = type.map { body.value(syntax, as: $0) } ?? body.value(syntax)
        guard !body.isFaulty, !expression.type.isUnknown, !(type?.isUnknown ?? false) else { return nil }
        var evaluator = ExpressionEvaluator(program: program, context: ConstantContext())
        do {
            let value = try evaluator.evaluate(expression)
            return TypedValue(type: type ?? expression.type, value: value)
        } catch {
            report(ConstantMessage.evaluation(error.kind, text: error.message), at: error.span)
            return nil
        }
    }

    /// The integer that a constant expression stands for.
    func integerConstant(_ syntax: ExpressionSyntax, what: String) -> Int64? {
        let body = BodyChecker(self, .constant(what))
        let expression = body.integer(syntax)
        guard !body.isFaulty, expression.type.isInteger else { return nil }
        var evaluator = ExpressionEvaluator(program: program, context: ConstantContext())
        do {
            guard case .scalar(let number) = try evaluator.evaluate(expression) else { return nil }
            return number
        } catch {
            report(ConstantMessage.evaluation(error.kind, text: error.message), at: error.span)
            return nil
        }
    }

    /// The number of members that `syntax` gives, from 1 to 65,536.
    func count(_ syntax: ExpressionSyntax, what: String) -> Int? {
        guard let number = integerConstant(syntax, what: what) else { return nil }
        guard number >= 1, number <= Int64(Limits.members) else {
            report(
                TypeMessage.countOutOfRange(what: what, value: number, limit: Limits.members), at: syntax.span)
            return nil
        }
        return Int(number)
    }

    /// The type of the parameter at `index`.
    func parameterType(_ index: Int) -> Type {
        let declaration = declarations.parameters[index]
        return resolve(\.parameterTypes, index, declaration.name, failed: .unknown) {
            let type = resolve(declaration.type)
            switch type {
            case .boolean, .range, .enumeration, .unknown: return type
            default:
                report(TypeMessage.parameterType(program.text(of: type)), at: declaration.type.span)
                return .unknown
            }
        }
    }

    /// The value of the parameter at `index` in this configuration.
    func parameterValue(_ index: Int) -> Value? {
        let declaration = declarations.parameters[index]
        return resolve(\.parameterValues, index, declaration.name, failed: nil) {
            let type = parameterType(index)
            guard let setting = settings[declaration.name.text] else {
                return checked(declaration.value, as: type, of: declaration)
            }
            _ = BodyChecker(self, .constant("the value of a parameter")).value(declaration.value, as: type)
            switch setting {
            case .expression(let syntax): return checked(syntax, as: type, of: declaration)
            case .value(let value, let found, let span): return checked(value, found, as: type, of: declaration, span)
            }
        }
    }

    /// A value of another program, if it lies in `type`.
    private func checked(
        _ value: Value, _ found: Type, as type: Type, of declaration: DeclaredParameter, _ span: SourceSpan
    ) -> Value? {
        guard !type.isUnknown else { return nil }
        let isAlike: Bool =
            switch (found, type) {
            case (.boolean, .boolean), (.range, .range), (.enumeration, .enumeration): true
            default: false
            }
        guard isAlike else {
            report(
                ExpressionMessage.typeMismatch(
                    expected: "'\(program.text(of: type))'", found: "of another type"), at: span)
            return nil
        }
        let constant = TypedValue(type: type, value: value)
        return isInRange(constant, at: span, declaration: declaration.type.span) ? value : nil
    }

    /// The value of `syntax`, if it lies in `type`.
    private func checked(_ syntax: ExpressionSyntax, as type: Type, of declaration: DeclaredParameter) -> Value? {
        guard let constant = constant(syntax, as: type, what: "the value of a parameter") else { return nil }
        return isInRange(constant, at: syntax.span, declaration: declaration.type.span) ? constant.value : nil
    }

    /// Reports a constant that does not lie in its type.
    func isInRange(_ constant: TypedValue, at span: SourceSpan, declaration: SourceSpan) -> Bool {
        guard let part = program.misfit(of: constant.value, in: constant.type) else { return true }
        report(
            ConstantMessage.valueOutOfRange(
                value: program.text(of: constant.value, type: constant.type), type: program.text(of: part)), at: span,
            notes: [DiagnosticNote("the range is declared here", at: declaration)])
        return false
    }

    /// The value of the constant at `index`; in a library checked alone there may be none.
    func constantValue(_ index: Int) -> TypedValue? {
        let declaration = declarations.constants[index]
        return resolve(\.constants, index, declaration.name, failed: nil) {
            declaration.value.flatMap { constant($0, what: "a constant") }
        }
    }

    /// The type of the constant at `index`, which may be known without its value.
    func constantType(_ index: Int) -> Type {
        if let type = declarations.constants[index].type { return resolve(type) }
        return constantValue(index)?.type ?? .unknown
    }
}
