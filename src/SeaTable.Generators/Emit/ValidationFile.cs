using System.Linq;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>
/// The file that keeps the validation of ASP.NET Core away from rows. Its generator sees those that the compiler is given early,
/// and would ask each formula for its value, which is an exception where it has none. A row has nothing to validate: its values
/// are checked when they are written.
/// </summary>
internal static class ValidationFile
{
    public static string Emit(BaseModel model)
    {
        var writer = SourceFile.Begin(model.FileName, model.Namespace);
        writer.Line("#pragma warning disable ASP0029 // The attribute is for evaluation; without it no row could be a body.");
        foreach (var row in model.Tables.Select(table => table.RowType))
        {
            writer.Line();
            writer.Line("[global::Microsoft.Extensions.Validation.SkipValidation]");
            writer.Line($"{model.Accessibility} partial class {Keywords.Type(row)} {{ }}");
        }

        return writer.ToString();
    }
}
