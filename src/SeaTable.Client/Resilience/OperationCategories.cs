namespace SeaTable;

/// <summary>The table of what each operation of a base does. What does not stand in it counts as an addition.</summary>
internal static class OperationCategories
{
    private const SeaTableOperationCategory Read = SeaTableOperationCategory.Read;
    private const SeaTableOperationCategory Write = SeaTableOperationCategory.Write;
    private const SeaTableOperationCategory Add = SeaTableOperationCategory.Add;

    /// <summary>By method and first part of the path; of the statements of "sql/", the first word decides.</summary>
    private static readonly Dictionary<string, SeaTableOperationCategory> s_operations = new(StringComparer.Ordinal)
    {
        ["GET metadata"] = Read,
        ["GET rows"] = Read,
        ["POST rows"] = Add,
        ["PUT rows"] = Write,
        ["DELETE rows"] = Write,
        ["POST query-links"] = Read,

        // A link that is there already is refused, so it is not made twice.
        ["POST links"] = Write,
        ["PUT links"] = Write,
        ["DELETE links"] = Write,
    };

    private static readonly Dictionary<string, SeaTableOperationCategory> s_statements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SELECT"] = Read,

        // They set constants, so the second time sets the same.
        ["UPDATE"] = Write,
        ["DELETE"] = Write,
        ["INSERT"] = Add,
    };

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the address of the base.</param>
    internal static SeaTableOperationCategory Of(HttpMethod method, string path)
    {
        var end = path.AsSpan().IndexOfAny('/', '?');
        return s_operations.GetValueOrDefault($"{method.Method} {(end < 0 ? path : path[..end])}", Add);
    }

    /// <param name="firstWord">The first word of the statement; null when it has none.</param>
    internal static SeaTableOperationCategory OfStatement(string? firstWord) =>
        s_statements.GetValueOrDefault(firstWord ?? "", Add);
}
