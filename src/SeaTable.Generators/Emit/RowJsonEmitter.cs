using SeaTable.Generators.Mapping;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.Emit;

/// <summary>Writes what a client tells of the JSON of its rows: to System.Text.Json, and to descriptions of web APIs.</summary>
internal static class RowJsonEmitter
{
    /// <summary>The member that has the contracts of the rows.</summary>
    private const string Resolver = "JsonTypeInfoResolver";

    public static void Emit(SourceWriter writer, BaseModel model, bool hasOpenApi)
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
        if (hasOpenApi)
        {
            EmitOpenApi(writer);
        }
    }

    private static void EmitOpenApi(SourceWriter writer)
    {
        const string OpenApi = "global::Microsoft.OpenApi";
        const string Context = "global::Microsoft.AspNetCore.OpenApi.OpenApiSchemaTransformerContext";
        const string Task = "global::System.Threading.Tasks.Task";
        const string Json = "global::System.Text.Json.Nodes.JsonNode";
        writer.Line();
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
                    {{Resolver}}, context.JsonTypeInfo, context.JsonPropertyInfo);
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
    }
}
