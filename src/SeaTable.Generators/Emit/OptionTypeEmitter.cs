using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>Writes the type of a select column's options: the known ones as members, and room for all others.</summary>
internal static class OptionTypeEmitter
{
    public static void Emit(SourceWriter writer, TableModel table, ColumnModel column, OptionTypeModel options)
    {
        string name = Keywords.Type(options.Type);
        string type = table.Qualify(options.Type);
        string columnCode = Documentation.Code(column.Name);
        string known = options.Options.Count == 0
            ? "the base had none when the schema file was made"
            : "one of those below, or one that the base has got since";
        writer.Document(
            $"An option of the column {columnCode} of {Documentation.Code(table.Name)}: {known}.",
            column.Description);
        writer.Line(SourceFile.Attribute);
        writer.Line(
            $"""
            [global::System.Text.Json.Serialization.JsonConverter(typeof(global::SeaTable.Runtime.SelectOptionJsonConverter<{type}>))]
            {table.Accessibility} readonly partial struct {name} : global::SeaTable.Runtime.ISelectOptionType<{type}>, global::System.IEquatable<{type}>
            """);
        writer.Open();

        // The members below are made by this field, and static fields are set in the order of the text.
        writer.Line(
            $"""
            internal static readonly global::SeaTable.Runtime.SelectOptions<{type}> Options = new(
                {CSharpText.Literal(table.Id)}, {CSharpText.Literal(column.Key)}, static option => new {type}(option));

            private readonly global::SeaTable.SelectOption? _option;

            private {name}(global::SeaTable.SelectOption option) => _option = option;

            global::SeaTable.Runtime.SelectOptions<{type}> global::SeaTable.Runtime.ISelectOptionType<{type}>.Options => Options;

            """);
        foreach (OptionModel option in options.Options)
        {
            writer.Document($"The option {Documentation.Code(option.Name)}.");
            writer.Line($"public static {type} {Keywords.Member(option.Member)} {{ get; }} = "
                + $"Options.Known({CSharpText.Literal(option.Id)}, {CSharpText.Literal(option.Name)});");
            writer.Line();
        }

        EmitMembers(writer, type);
        EmitNames(writer, options, columnCode);
        writer.Close();
    }

    private static void EmitMembers(SourceWriter writer, string type) => writer.Line(
        $$"""
        /// <summary>The options known when the schema file was made, in its order.</summary>
        public static global::System.Collections.Generic.IReadOnlyList<{{type}}> All => Options.All;

        /// <summary>The option's id in the base, or <see langword="null"/> when only its name is known.</summary>
        public string? Id => _option?.Id;

        /// <summary>
        /// The option's name: of a known option the one it had when the schema file was made, also after the base has renamed it;
        /// empty for a value that is no option at all.
        /// </summary>
        public string Name => _option?.Name ?? "";

        /// <summary>Whether both are the same option.</summary>
        public static bool operator ==({{type}} left, {{type}} right) => left.Equals(right);

        /// <summary>Whether both are different options.</summary>
        public static bool operator !=({{type}} left, {{type}} right) => !left.Equals(right);

        /// <summary>The option of that name. A name not known here gives an option that the base may have or not.</summary>
        public static {{type}} FromName(string name) => Options.FromName(name);

        /// <summary>Whether both are the same option.</summary>
        public bool Equals({{type}} other) => object.Equals(_option, other._option);

        /// <summary>Whether the other object is the same option.</summary>
        public override bool Equals(object? obj) => obj is {{type}} other && Equals(other);

        /// <summary>A hash code, the same for the same option.</summary>
        public override int GetHashCode() => _option?.GetHashCode() ?? 0;

        /// <summary>The option's <see cref="Name"/>.</summary>
        public override string ToString() => Name;
        """);

    private static void EmitNames(SourceWriter writer, OptionTypeModel options, string column)
    {
        if (options.Options.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Document(
            $"The names of the options of {column} as constants, for a <see langword=\"switch\"/> over <see cref=\"Name\"/>.");
        writer.Line("public static class Names").Open();
        for (int index = 0; index < options.Options.Count; index++)
        {
            OptionModel option = options.Options[index];
            if (index > 0)
            {
                writer.Line();
            }

            writer.Document($"The option {Documentation.Code(option.Name)}.");
            writer.Line($"public const string {Keywords.Member(option.Member)} = {CSharpText.Literal(option.Name)};");
        }

        writer.Close();
    }
}
