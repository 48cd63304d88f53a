using System.Text;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Renaming;

/// <summary>Renaming what is generated: the schema file holds the name, and all code uses it.</summary>
public sealed class RenameTests
{
    private const string Path = "/crm.seatable.json";

    private const string Schema = """
        {
          "form": 1,
          "tables": [
            { "_id": "0000", "name": "Contacts", "columns": [
              { "key": "0000", "name": "E-Mail", "type": "text" },
              { "key": "Stat", "name": "Status", "type": "single-select", "data": { "options": [
                { "id": "1", "name": "new" }, { "id": "2", "name": "won" } ] } },
              { "key": "Deal", "name": "Deals", "type": "link",
                "data": { "table_id": "0000", "other_table_id": "ab12", "link_id": "Lnk1", "display_column_key": "0000" } }
            ], "views": [ { "_id": "0000", "name": "All", "type": "table" } ] },
            { "_id": "ab12", "name": "Deals", "columns": [
              { "key": "0000", "name": "E-Mail", "type": "text" },
              { "key": "Cont", "name": "Contact", "type": "link",
                "data": { "table_id": "0000", "other_table_id": "ab12", "link_id": "Lnk1", "display_column_key": "0000" } }
            ] }
          ]
        }
        """;

    private const string Uses = """
        using System.Linq;
        using System.Threading.Tasks;
        using SeaTable;
        using Alias = Crm.ContactsRow;
        namespace Crm;
        /// <summary>Reads <see cref="ContactsRow.EMail"/> of <see cref="Crm.ContactsRow"/>.</summary>
        internal static class Uses
        {
            public static async Task<string?> RunAsync(CrmBase crm, ContactsStatus? status)
            {
                var row = new ContactsRow { EMail = "a", Status = ContactsStatus.New };
                Alias other = new() { EMail = nameof(ContactsRow.EMail) };
                var deal = new DealsRow { EMail = "b" };
                var rows = await crm.Contacts.Where(c => c.EMail == "a" && c.Status != ContactsStatus.Won)
                    .OrderBy(c => c.EMail).ToListAsync();
                var all = await crm.Contacts.InView(crm.Contacts.Views.All).ToListAsync();
                await crm.Contacts.Links.Deals.AddAsync(row, deal);
                var named = status?.Name switch { ContactsStatus.Names.New => 1, _ => 2 };
                return row is { EMail: { } text } ? text + other?.EMail + rows.Select(found => found.EMail).First() + all : null;
            }
        }
        """;

    private const string Partial = """
        namespace Crm;
        public partial class ContactsRow
        {
            public string Shown => EMail + this.EMail;
        }
        public partial class ContactsTable { }
        """;

    public static TheoryData<string, string, string, string> Renames => new()
    {
        // Typed in place of, typed, entry, what the code has then.
        { "c.|EMail == ", "Mail", "\"0000/0000\": \"Mail\"", "ContactsRow.Mail" },
        { "row is { |EMail:", "MailAddress", "\"0000/0000\": \"MailAddress\"", "nameof(ContactsRow.MailAddress)" },
        { "new ContactsRow { |EMail", "Mail", "\"0000/0000\": \"Mail\"", "cref=\"ContactsRow.Mail\"" },
        { "other?.|EMail", "Mail", "\"0000/0000\": \"Mail\"", "other?.Mail" },
        { "ContactsStatus.|Won", "Closed", "\"0000/Stat/2\": \"Closed\"", "c.Status != ContactsStatus.Closed" },
        { "ContactsStatus.Names.|New", "Fresh", "\"0000/Stat/1\": \"Fresh\"", "Status = ContactsStatus.Fresh" },
        { "await crm.|Contacts.Where", "People", "\"0000\": \"People\"", "new PeopleRow { EMail" },
        { "Views.|All", "Everybody", "\"0000/views/0000\": \"Everybody\"", "Views.Everybody" },
        { "Links.|Deals", "Chances", "\"0000/Deal\": \"Chances\"", "crm.Contacts.Links.Chances" },
        { "new |DealsRow", "DealRow", "\"ab12\": \"Deal\"", "new DealRow { EMail" },
        { "|CrmBase crm", "CrmsBase", "\"client\": \"CrmsBase\"", "RunAsync(CrmsBase crm" },
        { "|ContactsStatus? status", "ContactsState", "\"0000/Stat\": \"State\"", "State = ContactsState.New" },
    };

    [Theory]
    [MemberData(nameof(Renames))]
    public async Task A_name_typed_at_one_place_becomes_the_name_at_all(string place, string typed, string entry, string code)
    {
        var old = new string([.. place[(place.IndexOf('|', StringComparison.Ordinal) + 1)..]
            .TakeWhile(char.IsLetter)]);
        var marked = Uses.Replace(
            place.Replace("|", "", StringComparison.Ordinal),
            place.Replace("|" + old, "|" + typed, StringComparison.Ordinal),
            StringComparison.Ordinal);
        using var editor = new EditorProject((Path, Schema)).With("Uses.cs", marked).With("Partial.cs", Partial);
        var others = editor.AddDependent("Other");
        editor.With("Other.cs", Uses.Replace("namespace Crm;", "namespace Other; using Crm;", StringComparison.Ordinal)
            .Replace("using Crm;", "", StringComparison.Ordinal), others);
        editor.With("Global.cs", "global using Crm;", others);

        var action = Flat(await editor.FixesAsync()).First(found =>
            found.Title.StartsWith("Rename '" + old + "'", StringComparison.Ordinal));
        await editor.ApplyAsync(action);

        Assert.Equal($"Rename '{old}' to '{typed}' in crm.seatable.json and all code", action.Title);
        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Contains(code, editor.Code("Uses.cs"), StringComparison.Ordinal);
        Assert.Contains(code, editor.Code("Other.cs"), StringComparison.Ordinal);
        Assert.Contains(entry, editor.File(Path).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_of_other_tables_keep_their_names()
    {
        using var editor = new EditorProject((Path, Schema)).With("Uses.cs", Uses.Replace("c.EMail ==", "c.|EMail ==",
            StringComparison.Ordinal));

        var action = Assert.Single(await editor.RefactoringsAsync());
        await editor.ApplyAsync(action);

        Assert.Equal("Rename 'EMail' to 'Email' in crm.seatable.json and all code", action.Title);
        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Contains("new DealsRow { EMail = \"b\" }", editor.Code("Uses.cs"), StringComparison.Ordinal);
        Assert.Contains("new ContactsRow { Email = \"a\"", editor.Code("Uses.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var a = new { row.EMail, B = row.EMail }; return a.B;", "{ EMail = row.Mail, B = row.Mail }; return a.B;")]
    [InlineData("var a = new { row?.EMail }; return a.EMail;", "new { EMail = row?.Mail }; return a.EMail;")]
    [InlineData("var a = new { (row).EMail!.Length }; return row.EMail;", "new { (row).Mail!.Length }; return row.Mail;")]
    [InlineData("var a = (row.EMail, 1); return a.EMail;", "(EMail: row.Mail, 1); return a.EMail;")]
    [InlineData("var a = (1, (row.EMail, 2)); return a.Item2.EMail;", "(1, (EMail: row.Mail, 2)); return a.Item2.EMail;")]
    [InlineData("(string? M, int N) a = (row.EMail, 1); return a.M;", "= (row.Mail, 1); return a.M;")]
    [InlineData("var a = (row.EMail, row.EMail); return a.Item1;", "(row.Mail, row.Mail); return a.Item1;")]
    [InlineData("(row.EMail, var b) = (\"a\", 1); return \"\" + b;", "(row.Mail, var b) = (\"a\", 1);")]
    [InlineData(
        "var a = new { new ContactsRow { EMail = \"b\" }.EMail }; return a.EMail;",
        "new { EMail = new ContactsRow { Mail = \"b\" }.Mail }; return a.EMail;")]
    public async Task What_has_its_name_from_a_member_keeps_it(string statements, string renamed)
    {
        using var editor = new EditorProject((Path, Schema))
            .With("Own.cs", "namespace Crm; class Own { string? Of(ContactsRow row) { " + statements + " } }")
            .With("New.cs", "namespace Crm; class New { string? Of(ContactsRow row) => row.|Mail; }");

        await editor.ApplyAsync((await editor.FixesAsync()).Single(action =>
            action.Title.StartsWith("Rename 'EMail' to 'Mail'", StringComparison.Ordinal)));

        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Contains(renamed, editor.Code("Own.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_are_usual_are_offered_where_something_is_used()
    {
        const string Code = "namespace Crm; class New { |CrmBase? Crm { get; } string? Of(ContactsRow row) => row.EMail; }";
        using var editor = new EditorProject((Path, Schema)).With("New.cs", Code);

        await editor.ApplyAsync(Assert.Single(await editor.RefactoringsAsync()));

        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Contains("\"client\": \"CrmClient\"", editor.File(Path).ToString(), StringComparison.Ordinal);
        Assert.Contains("class New { CrmClient? Crm", editor.Code("New.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Status")]
    [InlineData("STATUS")]
    [InlineData("RowId")]
    [InlineData("get_Mail")]
    [InlineData("Shown")]
    [InlineData("ContactsRow")]
    [InlineData("record")]
    public async Task Names_that_will_not_do_are_not_offered(string name)
    {
        using var editor = new EditorProject((Path, Schema)).With("Partial.cs", Partial).With("New.cs", $$"""
            namespace Crm;
            internal static class New { public static string? Of(ContactsRow row) => row.|@{{name}}_; }
            """.Replace("_;", ";", StringComparison.Ordinal));

        Assert.DoesNotContain(Flat(await editor.FixesOrNoneAsync()), action =>
            action.Title.StartsWith("Rename 'EMail'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "tables": [""")]
    [InlineData("""{ "codegen": { "names": { "0000/0000": 3 } }, "tables": [""")]
    [InlineData("""{ "codegen": { "namespace": "3" }, "tables": [""")]
    public async Task A_file_with_mistakes_is_not_touched(string beginning)
    {
        var broken = Schema.Replace("{\n  \"form\": 1,\n  \"tables\": [", beginning, StringComparison.Ordinal);
        Assert.NotEqual(Schema, broken);
        using var editor = new EditorProject((Path, beginning.Contains("codegen", StringComparison.Ordinal)
            ? broken : broken[..^2])).With("New.cs", "namespace Crm; class New { string? Of(ContactsRow row) => row.|Mail; }");

        Assert.DoesNotContain(Flat(await editor.FixesOrNoneAsync()), action =>
            action.Title.StartsWith("Rename", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_several_bases_only_the_one_meant_is_changed()
    {
        const string Other = "/shop.seatable.json";
        using var editor = new EditorProject(
            (Path, Schema), (Other, SchemaJson.InNamespace("Shop", SchemaJson.Table(
                "0000", "Contacts", SchemaJson.Column("0000", "E-Mail")))))
            .With("Uses.cs", Uses)
            .With("Shop.cs", "namespace Shop; class Own { string? Of(ContactsRow row) => row.|Mail; }");
        var untouched = editor.File(Path).ToString();

        await editor.ApplyAsync((await editor.FixesAsync()).Single(action =>
            action.Title == "Rename 'EMail' to 'Mail' in shop.seatable.json and all code"));

        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Equal(untouched, editor.File(Path).ToString());
        Assert.Equal(Uses, editor.Code("Uses.cs"));
        Assert.Contains("\"0000/0000\": \"Mail\"", editor.File(Other).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_had_an_ending_because_of_the_old_name_keeps_it()
    {
        using var editor = new EditorProject((Path, SchemaJson.Of(SchemaJson.Table(
                "0000", "Contacts", SchemaJson.Column("aaaa", "Name"), SchemaJson.Column("bbbb", "Name!")))))
            .With("New.cs", "namespace Crm; class New { string? Of(ContactsRow row) => row.|FullName + row.Name_bbbb; }");

        await editor.ApplyAsync(Flat(await editor.FixesAsync()).Single(action =>
            action.Title.StartsWith("Rename 'Name_aaaa' to 'FullName'", StringComparison.Ordinal)));

        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Contains("\"0000/bbbb\": \"Name_bbbb\"", editor.File(Path).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_name_would_mean_something_else_nothing_is_changed()
    {
        using var editor = new EditorProject((Path, Schema))
            .With("Own.cs", "namespace Crm; partial class ContactsRow { public string? Both(string mail) => mail + EMail; }")
            .With("New.cs", "namespace Crm; class New { string? Of(ContactsRow row) => row.|mail; }");
        var before = editor.Solution;

        await editor.ApplyAsync((await editor.FixesAsync()).Single(action =>
            action.Title.StartsWith("Rename 'EMail' to 'mail'", StringComparison.Ordinal)));

        Assert.Same(before, editor.Solution);
    }

    [Theory]
    [InlineData(
        "namespace Else { class ContactRow { public int Age; } } "
            + "namespace Crm { using Else; class Own { int A = new ContactRow().Age; } }",
        "|ContactRow? Row", "ContactsRow")]
    [InlineData("namespace Crm; class Mail { public static int Count; } partial class ContactsRow { int A => Mail.Count; }",
        "object? Of(ContactsRow row) => row.|Mail", "EMail")]
    public async Task Where_it_would_hide_what_other_code_means_nothing_is_changed(string other, string code, string old)
    {
        using var editor = new EditorProject((Path, Schema))
            .With("Own.cs", other).With("New.cs", "namespace Crm; class New { " + code + "; }");
        var before = editor.Solution;

        await editor.ApplyAsync((await editor.FixesAsync()).Single(action =>
            action.Title.StartsWith($"Rename '{old}' to", StringComparison.Ordinal)));

        Assert.Same(before, editor.Solution);
    }

    [Fact]
    public async Task An_interface_that_a_row_implements_is_renamed_with_it()
    {
        using var editor = new EditorProject((Path, Schema))
            .With("Own.cs", "namespace Crm; interface IMail { string? EMail { get; } } partial class ContactsRow : IMail { }")
            .With("New.cs", "namespace Crm; class New { private string? Of(ContactsRow row, IMail m) => row.|Mail + m.EMail; }");

        await editor.ApplyAsync((await editor.FixesAsync()).Single(action =>
            action.Title.StartsWith("Rename 'EMail' to 'Mail'", StringComparison.Ordinal)));

        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Contains("string? Mail { get; }", editor.Code("Own.cs"), StringComparison.Ordinal);
        Assert.Contains("row.Mail + m.Mail", editor.Code("New.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_beside_the_schema_file_takes_the_name_where_there_is_one()
    {
        const string Codegen = "/crm.codegen.json";
        var text = SourceText.From("{\r\n\t\"namespace\": \"Crm\"\r\n}\r\n", new UTF8Encoding(true));
        using var editor = new EditorProject((Path, SourceText.From(Schema, Encoding.UTF8)), (Codegen, text))
            .With("New.cs", "namespace Crm; class New { string? Of(ContactsRow row) => row.|Mail; }");

        await editor.ApplyAsync((await editor.FixesAsync()).Single(action =>
            action.Title == "Rename 'EMail' to 'Mail' in crm.codegen.json and all code"));

        Assert.Equal([], await editor.ErrorsAsync());
        Assert.Equal(Schema, editor.File(Path).ToString());
        Assert.Equal(
            "{\r\n\t\"namespace\": \"Crm\",\r\n\t\"names\": {\r\n\t\t\"0000/0000\": \"Mail\"\r\n\t}\r\n}\r\n",
            editor.File(Codegen).ToString());
        Assert.Equal([0xEF, 0xBB, 0xBF], editor.File(Codegen).Encoding!.GetPreamble());
    }

    private static IEnumerable<Microsoft.CodeAnalysis.CodeActions.CodeAction> Flat(
        IEnumerable<Microsoft.CodeAnalysis.CodeActions.CodeAction> actions) =>
        actions.SelectMany(action => action.NestedActions.IsEmpty ? [action] : action.NestedActions);
}
