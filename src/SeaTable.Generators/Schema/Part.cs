using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>
/// A table, column, option or view while it is read: asks for the members it cannot do without and says which is missing.
/// </summary>
/// <param name="Node">The JSON of the part.</param>
/// <param name="Words">What to call it in messages, such as <c>Column 3 of table 'Contacts'</c>.</param>
/// <param name="Consequence">What follows from a missing member, such as <c>the column gets no code</c>.</param>
/// <param name="Diagnostics">Takes what is wrong.</param>
/// <param name="IsLenient">Whether what is wrong is a warning only, because nothing breaks at run time.</param>
internal sealed record Part(JsonNode Node, string Words, string Consequence, FileDiagnostics Diagnostics, bool IsLenient = false)
{
    /// <summary>Whether the part is an object at all; if not, this is reported.</summary>
    public bool IsObject()
    {
        if (Node.Kind == JsonKind.Object)
        {
            return true;
        }

        Report(Node, "is " + Node.Describe() + " and not an object");
        return false;
    }

    /// <summary>The value of a string member, or null after reporting that it is missing or no string.</summary>
    /// <param name="name">The member.</param>
    /// <param name="mayBeEmpty">Whether an empty string will do.</param>
    /// <param name="mayBeNumber">Whether a number will do as well; it is taken as it is written.</param>
    public JsonNode? Require(string name, bool mayBeEmpty = false, bool mayBeNumber = false)
    {
        var value = Node[name];
        if (value is null)
        {
            Report(Node, "has no \"" + name + "\"");
            return null;
        }

        var fits = value.Kind == JsonKind.String || (mayBeNumber && value.Kind == JsonKind.Number);
        if (!fits)
        {
            Report(value, "has a \"" + name + "\" that is " + value.Describe() + " and not a string");
            return null;
        }

        if (value.Text!.Length == 0 && !mayBeEmpty)
        {
            Report(value, "has an empty \"" + name + "\"");
            return null;
        }

        return value;
    }

    public void Report(JsonNode at, string problem)
    {
        if (IsLenient)
        {
            Diagnostics.Warn(Rules.Incomplete, TextRange.Of(at), Words, problem, Consequence);
        }
        else
        {
            Diagnostics.Report(Rules.Incomplete, TextRange.Of(at), Words, problem, Consequence);
        }
    }
}
