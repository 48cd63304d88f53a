using System.Linq;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>The file of a base: the client, with one property a table.</summary>
internal static class BaseFile
{
    public static string Emit(BaseModel model)
    {
        var name = Keywords.Type(model.Client);
        var writer = SourceFile.Begin(model.FileName, model.Namespace);
        writer.Document($"The base that {Documentation.Code(model.FileName)} describes: one property a table.");
        writer.Line(SourceFile.Attribute);
        writer.Line($"{model.Accessibility} partial class {name} : global::SeaTable.SeaTableBase");
        writer.Open();
        const string HttpClient = "The HTTP client to send requests with, or <see langword=\"null\"/> for a shared one.";
        writer.Line(
            $"""
            /// <summary>Initializes a new instance of the client. Nothing is sent before the first operation.</summary>
            /// <param name="options">The address of the server and the API token of the base.</param>
            /// <param name="httpClient">{HttpClient}</param>
            public {name}(global::SeaTable.SeaTableOptions options, global::System.Net.Http.HttpClient? httpClient = null)
                : base(options, httpClient)
            """);
        writer.Open();
        foreach (var table in model.Tables)
        {
            writer.Line($"{Keywords.Member(table.Property)} = new {TypeOf(model, table)}(base.Client);");
        }

        writer.Close();
        writer.Line();
        writer.ProtectedConstructor(name, model.Tables.Select(table => table.Property));
        foreach (var table in model.Tables)
        {
            writer.Line();
            writer.Describe(
                $"Gets the table {Documentation.Code(table.Name)}.", table.Description, SchemaPlace.Of(model, table));
            writer.Line($"public virtual {TypeOf(model, table)} {Keywords.Member(table.Property)} {{ get; }}");
        }

        RowJsonEmitter.Emit(writer, model);
        writer.Close();
        return writer.ToString();
    }

    /// <summary>The class of a table, fully qualified.</summary>
    public static string TypeOf(BaseModel model, TableProperty table) => Keywords.Qualified(model.Namespace, table.Type);
}
