class PageCountVulnerable {
    fun pages(file: String): String {
        val process = Runtime.getRuntime().exec(arrayOf("sh", "-c", "pdfinfo $file"))
        return process.inputStream.bufferedReader().readText()
    }
}
