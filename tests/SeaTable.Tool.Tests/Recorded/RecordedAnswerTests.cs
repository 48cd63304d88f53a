using System.Globalization;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Recorded;

/// <summary>Every answer that SeaTable's own tests of its API have recorded on a server: the emulator gives the same.</summary>
public sealed class RecordedAnswerTests
{
    /// <summary>How many there were in the repository when they were gone through.</summary>
    private const int Recorded = 99;

    private static readonly Lazy<IReadOnlyList<RecordedSubject>> s_subjects = new(RecordedSubject.ReadAll);

    public static TheoryData<string> Asked =>
    [
        .. s_subjects.Value.SelectMany(subject => subject.Recordings).Where(one => one.Reason is null)
            .Select(one => one.ToString()),
    ];

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task The_emulator_answers_what_was_recorded(string name)
    {
        var subject = s_subjects.Value.Single(subject => subject.Recordings.Any(one => one.ToString() == name));
        var recording = subject.Recordings.Single(one => one.ToString() == name);
        await using var run = await RecordedRun.StartAsync(recording, subject.Given);

        var differences = await run.CompareAsync(recording);

        Assert.Equal("", string.Join('\n', differences.Select(one => $"{one.Path}: {one.Expected}, and not {one.Actual}")));
    }

    [Fact]
    public void Each_recording_is_asked_or_says_why_not()
    {
        var recordings = s_subjects.Value.SelectMany(subject => subject.Recordings).ToList();

        Assert.Equal(Recorded, recordings.Select(one => one.Of).Distinct().Count());
        Assert.Equal(recordings.Count, recordings.Select(one => one.ToString()).Distinct().Count());
        Assert.All(recordings, one => Assert.True(one.Reason is null == one.Steps.Count > 0, one.ToString()));
    }

    [Fact]
    public async Task The_page_about_the_emulator_tells_how_many_there_are()
    {
        var page = (await File.ReadAllTextAsync(RepositoryFile.At("docs", "emulator.md"))).ReplaceLineEndings("\n");
        var lines = s_subjects.Value.Select(subject => (subject.Title, Count(subject, asked: true), Count(subject, asked: false)))
            .Append(("together", s_subjects.Value.Sum(one => Count(one, asked: true)),
                s_subjects.Value.Sum(one => Count(one, asked: false))))
            .Select(line => string.Create(
                CultureInfo.InvariantCulture, $"| {line.Item1} | {line.Item2 + line.Item3} | {line.Item2} | {line.Item3} |\n"));

        Assert.Contains(string.Concat(lines), page, StringComparison.Ordinal);
    }

    private static int Count(RecordedSubject subject, bool asked) =>
        subject.Recordings.Where(one => one.Reason is null == asked).Select(one => one.Of).Distinct().Count();
}
