/// An element of an XML answer: its name, its own text and the elements inside it.
package struct ResponseElement: Sendable, Equatable {
    /// The name without its prefix.
    package let name: String

    /// The text directly inside, without the white space around it.
    package let text: String

    /// The elements directly inside, in order.
    package let children: [ResponseElement]

    package init(_ name: String, text: String = "", children: [ResponseElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    /// The element that a path of names leads to from here; the first where there are several of a name.
    package func first(_ path: String...) -> ResponseElement? {
        var element = self
        for name in path {
            guard let next = element.children.first(where: { $0.name == name }) else { return nil }
            element = next
        }
        return element
    }

    /// The text of the element that a path of names leads to; nil when there is no such element.
    package func text(_ path: String...) -> String? {
        var element = self
        for name in path {
            guard let next = element.children.first(where: { $0.name == name }) else { return nil }
            element = next
        }
        return element.text
    }

    /// All elements of a name directly inside, in order.
    package func all(_ name: String) -> [ResponseElement] {
        children.filter { $0.name == name }
    }

    /// The first element of a name anywhere inside, this one included, in the order of the document.
    func anywhere(_ name: String) -> ResponseElement? {
        if self.name == name { return self }
        for child in children {
            if let found = child.anywhere(name) { return found }
        }
        return nil
    }
}
