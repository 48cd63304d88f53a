using SeaTable.Generators.Mapping;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Emit;

/// <summary>Writes the type of a select column's options: the known ones as members, and room for all others.</summary>
internal static class OptionTypeEmitter
{
    private const string Runtime = "global::SeaTable.Runtime";

    /// <summary>What gives what the schema file knows of the options of a type, without making them ready.</summary>
    public static string Schema(string type) => $"{Runtime}.OptionTypes.Schema<{type}>";

    public static void Emit(SourceWriter writer, TableModel table, ColumnModel column, OptionTypeModel options)
    {
        // Inside the type its plain name can mean nothing else, since none of its members may have it.
        var name = Keywords.Type(options.Type);
        var known = ColumnDocumentation.Names(options) is { } names
            ? names + ", or one that was added to the base later"
            : "the base had none when the schema file was made";
        writer.Describe(
            $"An option of the column {Documentation.Code(column.Name)} of {Documentation.Code(table.Name)}: {known}.",
            column.Description,
            SchemaPlace.Of(table, column));
        writer.Line(SourceFile.Attribute);
        writer.Line(
            $"""
            [global::System.Text.Json.Serialization.JsonConverter(typeof({Runtime}.SelectOptionJsonConverter<{name}>))]
            {table.Accessibility} readonly partial struct {name} : {Runtime}.ISelectOptionType<{name}>
            """);
        writer.Open();
        for (var index = 0; index < options.Options.Count; index++)
        {
            var option = options.Options[index];
            writer.Document(
                $"Gets the option {Documentation.Code(option.Name)}.", SchemaPlace.Of(table, column, option));
            writer.Line($"public static {name} {Keywords.Member(option.Member)} => "
                + $"{Runtime}.OptionTypes.Known<{name}>({Numerals.Of(index)});");
            writer.Line();
        }

        EmitMembers(writer, name);
        EmitNames(writer, table, column, options);
        writer.Line();
        EmitHidden(writer, table, column, options, name);
        writer.Close();
    }

    private static void EmitMembers(SourceWriter writer, string type) => writer.Line(
        $$"""
        /// <summary>Gets the options that the schema file has, in its order.</summary>
        public static global::System.Collections.Generic.IReadOnlyList<{{type}}> All => {{SelectMapping.Options(type)}}.All;

        /// <summary>Gets the option's id in the base, or <see langword="null"/> if only its name is known.</summary>
        public string? Id => _option?.Id;

        /// <summary>
        /// Gets the option's name. An option of the schema file keeps the name that it has there, even if the base renames it;
        /// the name of <see langword="default"/> is empty.
        /// </summary>
        public string Name => _option?.Name ?? "";

        /// <summary>Determines whether two values are the same option.</summary>
        public static bool operator ==({{type}} left, {{type}} right) => left.Equals(right);

        /// <summary>Determines whether two values are different options.</summary>
        public static bool operator !=({{type}} left, {{type}} right) => !left.Equals(right);

        /// <summary>Gets the option of a name. A name that the schema file does not have gives an option all the same.</summary>
        public static {{type}} FromName(string name) => {{SelectMapping.Options(type)}}.FromName(name);

        /// <summary>Determines whether another value is the same option.</summary>
        public bool Equals({{type}} other) => object.Equals(_option, other._option);

        /// <summary>Determines whether an object is the same option.</summary>
        public override bool Equals(object? obj) => obj is {{type}} other && Equals(other);

        /// <summary>Returns a hash code for the option.</summary>
        public override int GetHashCode() => _option?.GetHashCode() ?? 0;

        /// <summary>Returns the option's <see cref="Name"/>.</summary>
        public override string ToString() => Name;
        """);

    /// <summary>Writes what only the runtime needs, out of sight of those who use the type.</summary>
    private static void EmitHidden(
        SourceWriter writer, TableModel table, ColumnModel column, OptionTypeModel options, string name)
    {
        var ids = $"{CSharpText.Literal(table.Id)}, {CSharpText.Literal(column.Key)}";
        var end = options.Options.Count == 0 ? ");" : ",";
        writer.Line(
            $"""
            private readonly global::SeaTable.SelectOption? _option;

            private {name}(global::SeaTable.SelectOption option) => _option = option;

            {name} {Runtime}.ISelectOptionType<{name}>.Create(global::SeaTable.SelectOption option) => new(option);

            {Runtime}.OptionsSchema {Runtime}.ISelectOptionType<{name}>.Schema => new({ids}{end}
            """);
        writer.Indent();
        for (var index = 0; index < options.Options.Count; index++)
        {
            var option = options.Options[index];
            writer.Line($"{CSharpText.Literal(option.Id)}, Names.{Keywords.Member(option.Member)}"
                + (index == options.Options.Count - 1 ? ");" : ","));
        }

        writer.Outdent();
    }

    private static void EmitNames(SourceWriter writer, TableModel table, ColumnModel column, OptionTypeModel options)
    {
        if (options.Options.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Document(
            $"The names of the options of {Documentation.Code(column.Name)} as constants, for a <see langword=\"switch\"/> over "
                + "<see cref=\"Name\"/>.",
            SchemaPlace.Of(table, column));
        writer.Line("public static class Names").Open();
        for (var index = 0; index < options.Options.Count; index++)
        {
            var option = options.Options[index];
            if (index > 0)
            {
                writer.Line();
            }

            writer.Document($"The option {Documentation.Code(option.Name)}.", SchemaPlace.Of(table, column, option));
            writer.Line($"public const string {Keywords.Member(option.Member)} = {CSharpText.Literal(option.Name)};");
        }

        writer.Close();
    }
}
