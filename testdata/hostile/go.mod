module tousu/testdata/hostile

go 1.26.0
