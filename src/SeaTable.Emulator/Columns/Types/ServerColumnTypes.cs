using System.Text.Json.Nodes;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>All column types, found by the name that the metadata uses.</summary>
internal static class ServerColumnTypes
{
    private static readonly Dictionary<string, ServerColumnType> s_types = new ServerColumnType[]
    {
        new TextType(ColumnTypeNames.Text), new TextType(ColumnTypeNames.Email), new TextType(ColumnTypeNames.Url),
        new LongTextType(),
        new NumberType(), new CheckboxType(), new DateType(), new DurationType(), new RateType(),
        new SingleSelectType(), new MultipleSelectType(),
        new CollaboratorType(), new ImageType(), new FileType(), new GeolocationType(), new DigitalSignType(),
        new DepartmentType(), new AutoNumberType(),
        new CreatorType(), new LastModifierType(), new CreationTimeType(), new ModificationTimeType(),
        new LinkType(), new LinkFormulaType(), new FormulaType(), new ButtonType(),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Gets the names of all types.</summary>
    public static IEnumerable<string> Names => s_types.Keys;

    public static bool Exists(string name) => s_types.ContainsKey(name);

    /// <summary>Gets the type of that name; cells of a type that SeaTable got since are kept as their JSON.</summary>
    public static ServerColumnType Get(string name) => s_types.TryGetValue(name, out var type) ? type : new UnknownType(name);

    /// <summary>Creates a column of the type that its JSON names.</summary>
    public static Column CreateColumn(JsonObject json) => new(json, Get(json["type"]!.GetValue<string>()));
}
