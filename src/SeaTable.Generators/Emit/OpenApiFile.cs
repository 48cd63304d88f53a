using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>
/// The file with what a client tells descriptions of web APIs of its rows, for projects that reference the package by which
/// ASP.NET Core describes them.
/// </summary>
internal static class OpenApiFile
{
    public static string Emit(BaseModel model)
    {
        const string OpenApi = "global::Microsoft.OpenApi";
        const string Context = "global::Microsoft.AspNetCore.OpenApi.OpenApiSchemaTransformerContext";
        const string Task = "global::System.Threading.Tasks.Task";
        const string Json = "global::System.Text.Json.Nodes.JsonNode";
        var writer = SourceFile.Begin(model.FileName, model.Namespace);
        writer.Line($"{model.Accessibility} partial class {Keywords.Type(model.Client)}");
        writer.Open();
        writer.Line(
            $$"""
            /// <summary>
            /// Describes rows in an OpenAPI document as they are in JSON: options as their names, formulas as their values, and
            /// what only the server sets as read-only. For <c>AddSchemaTransformer</c>.
            /// </summary>
            /// <param name="schema">The schema to complete.</param>
            /// <param name="context">What it is the schema of.</param>
            /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
            /// <returns>A completed task.</returns>
            public static {{Task}} DescribeRowsAsync(
                {{OpenApi}}.OpenApiSchema schema,
                {{Context}} context,
                global::System.Threading.CancellationToken cancellationToken)
            {
                global::System.ArgumentNullException.ThrowIfNull(schema);
                global::System.ArgumentNullException.ThrowIfNull(context);
                var found = global::SeaTable.Runtime.RowJsonSchema.Find(
                    {{RowJsonEmitter.Resolver}}, context.JsonTypeInfo, context.JsonPropertyInfo);
                if (found is null)
                {
                    return {{Task}}.CompletedTask;
                }

                schema.ReadOnly = found.IsReadOnly;
                if (found.IsNullable is false)
                {
                    schema.Type &= ~{{OpenApi}}.JsonSchemaType.Null;
                }

                if (found.Type is null)
                {
                    return {{Task}}.CompletedTask;
                }

                var value = found.IsList ? new {{OpenApi}}.OpenApiSchema() : schema;
                value.Type = {{OpenApi}}.OpenApiTypeMapper.ToJsonSchemaType(found.Type);
                value.Format = found.Format;
                if (found.IsNullable is true)
                {
                    value.Type |= {{OpenApi}}.JsonSchemaType.Null;
                }

                if (found.Options.Count > 0)
                {
                    value.Enum = new global::System.Collections.Generic.List<{{Json}}>();
                    foreach (var option in found.Options)
                    {
                        value.Enum.Add(global::System.Text.Json.Nodes.JsonValue.Create(option));
                    }
                }

                if (found.IsList)
                {
                    schema.Items = value;
                }

                return {{Task}}.CompletedTask;
            }
            """);
        writer.Close();
        return writer.ToString();
    }
}
