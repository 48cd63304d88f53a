namespace SeaTable.Emulator.Columns;

/// <summary>All column types, found by the name that the metadata uses.</summary>
internal static class ColumnTypes
{
    private static readonly Dictionary<string, ColumnType> s_types = new ColumnType[]
    {
        new TextColumn("text"), new TextColumn("email"), new TextColumn("url"), new LongTextColumn(),
        new NumberColumn(), new CheckboxColumn(), new DateColumn(), new DurationColumn(), new RateColumn(),
        new SingleSelectColumn(), new MultipleSelectColumn(),
        new CollaboratorColumn(), new ImageColumn(), new FileColumn(), new GeolocationColumn(), new DigitalSignColumn(),
        new DepartmentColumn(), new AutoNumberColumn(),
        new CreatorColumn(), new LastModifierColumn(), new CreationTimeColumn(), new ModificationTimeColumn(),
        new LinkColumn(), new LinkFormulaColumn(), new FormulaColumn(), new ButtonColumn(),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static bool Exists(string name) => s_types.ContainsKey(name);

    /// <summary>The type of that name; one that SeaTable got since is kept as the JSON it comes as.</summary>
    public static ColumnType Get(string name) => s_types.TryGetValue(name, out var type) ? type : new UnknownColumn(name);
}
