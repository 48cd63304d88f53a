using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Model;

/// <summary>Lists the types that the code of a schema file declares.</summary>
internal static class TypeClaims
{
    public static EquatableArray<TypeClaim> Of(
        BaseSchema schema, BaseNames names, EquatableArray<TableModel> tables, LocationInfo client, FileDiagnostics diagnostics)
    {
        var claims = new List<TypeClaim>
        {
            new(names.Client, "the client", TypeForm.Client, null, client),
            new(names.Services, "the class that registers the client", TypeForm.Registration, null, client),
        };
        foreach (var (table, source) in tables.Zip(schema.Tables, (table, source) => (table, source)))
        {
            claims.AddRange(OfTable(table, diagnostics.Locate(source.NameRange)));
            claims.AddRange(table.Columns.Where(column => column.Options is not null).Select(column => new TypeClaim(
                column.Options!.Type,
                "the option type of column '" + column.Name + "' of table '" + table.Name + "'",
                TypeForm.PartialStruct,
                IdPath.Column(table.Id, column.Key),
                diagnostics.Locate(source.FindColumn(column.Key)!.NameRange))));
        }

        return claims.ToEquatableArray();
    }

    private static IEnumerable<TypeClaim> OfTable(TableModel table, LocationInfo location)
    {
        yield return Claim(table.TableType, "the class", TypeForm.PartialClass);
        yield return Claim(table.RowType, "the row class", TypeForm.PartialClass);
        yield return Claim(table.ColumnsType, "the class of the columns", TypeForm.PartialClass);
        if (table.Columns.Any(column => column.Mapping.Link is not null))
        {
            yield return Claim(table.LinksType, "the class of the links", TypeForm.Class);
        }

        if (table.Views.Count > 0)
        {
            yield return Claim(table.ViewsType, "the class of the views", TypeForm.Class);
        }

        TypeClaim Claim(string name, string words, TypeForm form) =>
            new(name, words + " of table '" + table.Name + "'", form, IdPath.Table(table.Id), location);
    }
}
