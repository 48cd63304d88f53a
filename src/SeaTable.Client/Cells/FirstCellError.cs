namespace SeaTable;

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
