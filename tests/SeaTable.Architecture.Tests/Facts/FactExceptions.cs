namespace SeaTable.Architecture.Tests.Facts;

/// <summary>The files that hold the same number or word for another thing.</summary>
internal static class FactExceptions
{
    public static IReadOnlyList<(string Fact, string File, string Reason)> All { get; } =
    [
        ("10000", "src/SeaTable.Emulator/Options/SeaTableEmulatorOptions.cs", "How many requests the emulator remembers."),
        ("100000", "src/SeaTable.Emulator/Tokens/Lifetime.cs", "The longest lifetime of a token."),
        ("100000", "src/SeaTable.Emulator/Columns/Types/DateType.cs", "How many days a default may be away from today."),
        ("100000", "src/SeaTable.Emulator/Views/DateFilter.cs", "How many days a filter may be away from today."),
        ("_id", "src/SeaTable.Facts/Texts/ServerMessages.cs", "The words of a server, which name it."),
        ("10000", "src/SeaTable.Emulator/Columns/Types/DateText.cs", "The years that there are."),
        ("geolocation", "src/SeaTable.Client/Values/Geolocation.cs", "A form of places."),
        ("geolocation", "src/SeaTable.Generators/Mapping/GeolocationMapping.cs", "A form of places, and a word of the docs."),
        ("1000", "src/SeaTable.Generators/Emit/Documentation.cs", "How long a text in the docs of generated code may be."),
        ("1000", "src/SeaTable.Client/Queries/Conditions/SqlCondition.cs", "How deep a condition may be nested."),
    ];

    /// <summary>Whether the file holds the same number or word for another thing.</summary>
    public static bool Has(Fact fact, string file) =>
        All.Any(exception => exception.Fact == fact.Name && exception.File == file);
}
