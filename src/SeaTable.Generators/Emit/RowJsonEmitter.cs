using SeaTable.Generators.Mapping;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.Emit;

/// <summary>Writes what a client tells System.Text.Json of its rows.</summary>
internal static class RowJsonEmitter
{
    /// <summary>The member that has the contracts of the rows.</summary>
    public const string Resolver = "JsonTypeInfoResolver";

    public static void Emit(SourceWriter writer, BaseModel model)
    {
        const string Contracts = "global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver";
        const string Tables = "global::SeaTable.Runtime.RowJsonResolver";
        const string Chain = "<see cref=\"global::System.Text.Json.JsonSerializerOptions.TypeInfoResolverChain\"/>";
        writer.Line();
        writer.Line(
            $$"""
            /// <summary>Gets what System.Text.Json needs of the rows where there is no reflection, for {{Chain}}.</summary>
            public static {{Contracts}} {{Resolver}} { get; } = new {{Tables}}()
            """);
        writer.Indent();
        foreach (var table in model.Tables)
        {
            writer.Line($".Add({BaseFile.TypeOf(model, table)}.{LinkTarget.Field})");
        }

        writer.Line(";").Outdent();
    }
}
