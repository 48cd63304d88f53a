using System.IO.MemoryMappedFiles;

namespace SeaTable.Fuzz;

/// <summary>
/// The input that is tried now, in a file that stays when the process ends without warning, as after a stack overflow.
/// </summary>
internal sealed class CurrentInput : IDisposable
{
    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public CurrentInput(DirectoryInfo findings, string target)
    {
        findings.Create();
        _path = Path.Combine(findings.FullName, $"{target}-current");
        _file = MemoryMappedFile.CreateFromFile(_path, FileMode.Create, null, sizeof(int) + Mutation.Longest);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Keeps an input: its length in four bytes, then the input itself.</summary>
    public void Set(byte[] input)
    {
        _view.Write(0, input.Length);
        _view.WriteArray(sizeof(int), input, 0, input.Length);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }
}
