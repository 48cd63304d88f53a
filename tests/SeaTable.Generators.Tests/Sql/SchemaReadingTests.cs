using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>How often a schema file is read for the statements of a project.</summary>
public sealed class SchemaReadingTests
{
    private const int Callers = 4;

    private static readonly string s_json = SchemaJson.Of(SchemaJson.Table("0000", "Boats", SchemaJson.Column("0000", "Name")));

    [Fact]
    public void Callers_at_the_same_time_share_one_reading()
    {
        using CountdownEvent asked = new(Callers);
        CountedText text = new(s_json) { BeforeReading = asked.Wait };
        AskedFile file = new(text, () => asked.Signal());
        var found = new SqlSchemaFile?[Callers];
        Thread[] callers =
        [
            .. Enumerable.Range(0, Callers).Select(number =>
                new Thread(() => found[number] = SqlSchemaFile.From(file, null, CancellationToken.None))),
        ];

        foreach (var caller in callers)
        {
            caller.Start();
        }

        foreach (var caller in callers)
        {
            caller.Join();
        }

        Assert.Equal(1, text.Readings);
        Assert.NotNull(found[0]);
        Assert.All(found, schema => Assert.Same(found[0], schema));
    }

    [Fact]
    public void A_cancelled_reading_is_done_again()
    {
        CountedText text = new(s_json) { BeforeReading = () => throw new OperationCanceledException() };
        AskedFile file = new(text, () => { });
        Assert.Throws<OperationCanceledException>(() => SqlSchemaFile.From(file, null, CancellationToken.None));

        text.BeforeReading = () => { };

        Assert.NotNull(SqlSchemaFile.From(file, null, CancellationToken.None));
        Assert.Equal(2, text.Readings);
    }

    [Fact]
    public void A_file_that_gives_no_base_is_read_once_as_well()
    {
        CountedText text = new("nothing");
        AskedFile file = new(text, () => { });

        Assert.Null(SqlSchemaFile.From(file, null, CancellationToken.None));
        Assert.Null(SqlSchemaFile.From(file, null, CancellationToken.None));

        Assert.Equal(1, text.Readings);
    }

    private sealed class AskedFile(SourceText text, Action asked) : AdditionalText
    {
        public override string Path => "harbour.seatable.json";

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            asked();
            return text;
        }
    }

    private sealed class CountedText(string text) : SourceText
    {
        private int _readings;

        public Action BeforeReading { get; set; } = () => { };

        public int Readings => _readings;

        public override Encoding? Encoding => null;

        public override int Length => text.Length;

        public override char this[int position] => text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
            text.CopyTo(sourceIndex, destination, destinationIndex, count);

        public override string ToString(TextSpan span)
        {
            Interlocked.Increment(ref _readings);
            BeforeReading();
            return text.Substring(span.Start, span.Length);
        }
    }
}
