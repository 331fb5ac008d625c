class PageCountFixed {
    fun pages(file: String): String {
        val process = ProcessBuilder("pdfinfo", "--", file).start()
        return process.inputStream.bufferedReader().readText()
    }
}
