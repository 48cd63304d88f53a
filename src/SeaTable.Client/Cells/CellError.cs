namespace SeaTable;

/// <summary>
/// A cell whose value does not fit its column's type. The row's property is empty; the value stands here as it came.
/// </summary>
public sealed class CellError
{
    internal CellError(string column, string key, string json, string expected)
    {
        Column = column;
        Key = key;
        Json = json;
        Expected = expected;
    }

    /// <summary>The column's name in the schema; its key when the schema does not know it.</summary>
    public string Column { get; }

    /// <summary>The column's key.</summary>
    public string Key { get; }

    /// <summary>The value, as the server sent it, in JSON.</summary>
    public string Json { get; }

    /// <summary>What was expected, in words.</summary>
    public string Expected { get; }

    /// <summary>The column, the value and what was expected, for a log.</summary>
    /// <returns>A sentence.</returns>
    public override string ToString() => $"The cell of column '{Column}' holds {Json} instead of {Expected}.";
}

/// <summary>Takes the cells whose value does not fit.</summary>
internal interface ICellErrors
{
    void Add(CellError error);
}

/// <summary>Keeps the first cell that does not fit, for results that are no rows.</summary>
internal sealed class FirstCellError : ICellErrors
{
    internal CellError? Error { get; private set; }

    public void Add(CellError error) => Error ??= error;
}
