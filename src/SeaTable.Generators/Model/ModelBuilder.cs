using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Mapping;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Model;

/// <summary>Makes the models of a schema: everything that code is made from, and nothing that only says where it stood.</summary>
internal static class ModelBuilder
{
    public static SchemaResult Build(
        BaseSchema schema,
        string path,
        string fileName,
        string defaultNamespace,
        FileDiagnostics diagnostics,
        CancellationToken cancellationToken)
    {
        var names = BaseNamer.Choose(schema, fileName, defaultNamespace, diagnostics);
        var hintNames = HintNames.ForTables(names);
        var built = new List<TableModel>();
        foreach (var table in schema.Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            built.Add(BuildTable(schema, table, names, fileName, hintNames[table.Id], diagnostics));
        }

        var tables = built.ToEquatableArray();
        var model = new BaseModel(
            fileName,
            names.Namespace,
            names.Accessibility,
            names.Client,
            HintNames.ForType(names.Namespace, names.Client),
            HintNames.ForType(names.Namespace, names.Services),
            HintNames.ForPart(names.Namespace, names.Client, "OpenApi"),
            HintNames.ForPart(names.Namespace, names.Client, "Validation"),
            tables.Zip(schema.Tables, (tableModel, table) => new TableProperty(
                table.Name, Description(table.Description), names.Tables[table.Id].Stem,
                tableModel.TableType, tableModel.RowType)).ToEquatableArray());
        var place = schema.Codegen.Place;
        var client = schema.Codegen.Client is { } chosen ? place.Diagnostics.Locate(chosen.Range) : LocationInfo.StartOf(path);
        var claim = new NameClaim(
            path,
            place.IsFileOfItsOwn ? place.FileName : null,
            names.Namespace,
            names.Client,
            TypeClaims.Of(schema, names, tables, client, diagnostics),
            client);
        return new SchemaResult(path, claim, model, tables, diagnostics.ToArray());
    }

    private static TableModel BuildTable(
        BaseSchema schema,
        TableSchema table,
        BaseNames names,
        string fileName,
        string hintName,
        FileDiagnostics diagnostics)
    {
        var tableNames = names.Tables[table.Id];
        var columns = new List<ColumnModel>();
        foreach (var column in ColumnNamer.WithProperty(table))
        {
            var context = new ColumnContext(schema, names, table, column);
            SettingDiagnostics.Report(context, diagnostics);
            MissingColumns.Report(context, diagnostics);
            var mapping = ColumnMappings.Find(context);
            if (mapping is null)
            {
                diagnostics.Report(
                    Rules.UnknownColumnType,
                    column.TypeRange,
                    column.Name,
                    table.Name,
                    column.Type,
                    Spelling.Suggest(column.Type, ColumnMappings.KnownTypes));
                mapping = ColumnMappings.Unknown(column.Type);
            }

            columns.Add(BuildColumn(column, tableNames.Columns[column.Key], mapping));
        }

        return new TableModel(
            fileName,
            names.Namespace,
            names.Accessibility,
            hintName,
            table.Id,
            table.Name,
            Description(table.Description),
            tableNames.TableType,
            tableNames.RowType,
            tableNames.ColumnsType,
            tableNames.LinksType,
            tableNames.ViewsType,
            columns.ToEquatableArray(),
            table.Views.Select(view => new ViewModel(view.Id, view.Name, tableNames.Views[view.Id])).ToEquatableArray());
    }

    private static ColumnModel BuildColumn(ColumnSchema column, ColumnNames names, ColumnMapping mapping)
    {
        var options = names.OptionType is null
            ? null
            : new OptionTypeModel(
                names.OptionType,
                column.Options
                    .Select(option => new OptionModel(option.Id, option.Name, names.Options[option.Id]))
                    .ToEquatableArray());
        return new ColumnModel(
            column.Key, column.Name, Description(column.Description), names.Property, names.Field, mapping, options);
    }

    private static string? Description(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
