using System.Text.Json.Nodes;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>A parameter of a call: where it stands, what it takes, and what a wrong one gets.</summary>
internal sealed record ApiParameter
{
    /// <summary>Gets what it takes.</summary>
    public required ParameterKind Kind { get; init; }

    /// <summary>Gets where it stands; by default in the query of a GET, and else in the body.</summary>
    public ParameterPlace? In { get; init; }

    /// <summary>Gets whether a call without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Gets whether it is there in a right call.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Gets a right value, by name where it names something.</summary>
    public JsonNode? Good { get; init; }

    /// <summary>Gets a right value by id or key, where it names something.</summary>
    public JsonNode? Id { get; init; }

    /// <summary>Gets the name of the parameter by id, where it is another one.</summary>
    public string? IdName { get; init; }

    /// <summary>Gets the members of an object, or of the items of a list.</summary>
    public IReadOnlyDictionary<string, ApiParameter>? Members { get; init; }

    /// <summary>Gets the answer to a value that names nothing; a kind has one of its own.</summary>
    public ExpectedAnswer? Unknown { get; init; }

    /// <summary>Gets the answer to an empty list or object; null when it is a right one.</summary>
    public ExpectedAnswer? Empty { get; init; }

    /// <summary>Gets the answer to an empty text; null when that counts as missing.</summary>
    public ExpectedAnswer? EmptyText { get; init; }

    /// <summary>Gets the answer when it is missing, or null; a kind has one of its own.</summary>
    public ExpectedAnswer? Missing { get; init; }

    /// <summary>Gets the answer to a value of another kind; null for that which most get.</summary>
    public ExpectedAnswer? Invalid { get; init; }

    /// <summary>Gets further values with their answers, such as those at a limit.</summary>
    public IReadOnlyList<ProbedValue>? Values { get; init; }
}

/// <summary>A value, or an item many times over, and its answer; null when it is a right one.</summary>
internal sealed record ProbedValue(
    string Name, JsonNode? Value, ExpectedAnswer? Answer = null, int Repeat = 0, Evidence Evidence = Evidence.Decided);

/// <summary>An answer that is expected.</summary>
internal sealed record ExpectedAnswer(
    int Status, JsonNode? Answer = null, Evidence Evidence = Evidence.Decided, string? Fact = null);

/// <summary>Where a parameter stands.</summary>
internal enum ParameterPlace
{
    /// <summary>In the body, which is JSON.</summary>
    Body,

    /// <summary>In the query.</summary>
    Query,

    /// <summary>In the path.</summary>
    Path,
}

/// <summary>What a parameter takes.</summary>
internal enum ParameterKind
{
    /// <summary>A table, by name or by id.</summary>
    Table,

    /// <summary>A column, by name or by key.</summary>
    Column,

    /// <summary>A view, by name or by id.</summary>
    View,

    /// <summary>A text that has to be one of those that are known.</summary>
    Choice,

    /// <summary>A text that has to be one of those that are known; what is no text is of a wrong kind.</summary>
    Id,

    /// <summary>A new name.</summary>
    Name,

    /// <summary>Nothing: whatever it is, the call goes on.</summary>
    Ignored,

    /// <summary>True or false, also as text.</summary>
    Flag,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number that is not negative.</summary>
    Count,

    /// <summary>A whole number from 1 on.</summary>
    Limit,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of objects.</summary>
    Objects,

    /// <summary>An object whose members are lists of texts.</summary>
    Map,

    /// <summary>An object.</summary>
    Object,
}
