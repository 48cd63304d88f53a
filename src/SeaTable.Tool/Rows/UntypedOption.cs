namespace SeaTable.Tool.Rows;

/// <summary>An option of a select column that is known at run time only.</summary>
internal readonly record struct UntypedOption(SelectOption Option) : ISelectOption
{
    public string? Id => Option?.Id;

    public string Name => Option?.Name ?? "";

    public override string ToString() => Name;
}
