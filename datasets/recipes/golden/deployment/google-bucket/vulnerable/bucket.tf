resource "google_storage_bucket" "reports" {
  name          = "example-reports"
  location      = "EU"
  force_destroy = true
}

resource "google_storage_bucket_iam_member" "reports" {
  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
