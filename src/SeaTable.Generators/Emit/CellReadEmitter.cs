using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Model;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Emit;

/// <summary>
/// Writes the method that reads a row's cells. Keys are four letters and digits, and those four bytes make a number to switch
/// over: no string is made and nothing is looked up. Keys of another kind are compared one after the other.
/// </summary>
internal static class CellReadEmitter
{
    private const int KeyLength = 4;

    public static void Emit(SourceWriter writer, IReadOnlyList<ColumnModel> columns)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override void ReadCells(ref global::SeaTable.Runtime.CellReader reader)");
        writer.Open();
        writer.Line("while (reader.NextCell())");
        writer.Open();
        List<ColumnModel> plain = [.. columns.Where(column => IsPlain(column.Key))];
        List<ColumnModel> odd = [.. columns.Where(column => !IsPlain(column.Key))];
        if (plain.Count == 0)
        {
            EmitOthers(writer, odd);
        }
        else
        {
            EmitSwitch(writer, plain, odd);
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitSwitch(SourceWriter writer, List<ColumnModel> plain, List<ColumnModel> odd)
    {
        writer.Line("switch (reader.Key)").Open();
        foreach (var column in plain)
        {
            var comment = CSharpText.Comment(column.Key + " " + column.Name);
            writer.Line($"case {Numerals.Hexadecimal(Pack(column.Key))}: {Assignment(column)} break; // {comment}");
        }

        if (odd.Count == 0)
        {
            writer.Line("default: reader.Skip(); break;");
        }
        else
        {
            writer.Line("default:").Indent();
            EmitOthers(writer, odd);
            writer.Line("break;").Outdent();
        }

        writer.Close();
    }

    private static void EmitOthers(SourceWriter writer, List<ColumnModel> columns)
    {
        var otherwise = "";
        foreach (var column in columns)
        {
            writer.Line(
                $$"""
                {{otherwise}}if (reader.KeyIs({{CSharpText.Literal(column.Key)}})) // {{CSharpText.Comment(column.Name)}}
                {
                    {{Assignment(column)}}
                }
                """);
            otherwise = "else ";
        }

        if (columns.Count == 0)
        {
            writer.Line("reader.Skip();");
        }
        else
        {
            writer.Line("else").Open().Line("reader.Skip();").Close();
        }
    }

    private static string Assignment(ColumnModel column) =>
        $"{column.Field} = reader.{column.Mapping.Reader}({column.Mapping.ReaderArgument});";

    private static bool IsPlain(string key) => key.Length == KeyLength && key.All(character =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');

    private static uint Pack(string key) => key[0] | ((uint)key[1] << 8) | ((uint)key[2] << 16) | ((uint)key[3] << 24);
}
